"""What-ifs on the Build page: free counts behind the page, and one click to take an answer."""
