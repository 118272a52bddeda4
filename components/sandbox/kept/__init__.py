"""What is kept: accounts, lists and their builds, traces and scrubs, the journal of requests, the last few answers.

SQLite or memory; knows neither the world nor HTTP routes.
"""
