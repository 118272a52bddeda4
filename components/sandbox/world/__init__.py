"""What is invented: places, homes, owners, contacts, money, distress and scores, each column a function of seed, ZIP and number.

May use numpy. Knows nothing of accounts, asks or HTTP.
"""
