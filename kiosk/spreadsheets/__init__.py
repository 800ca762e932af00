"""The owner's tables as CSV: read as spreadsheets write it, written as they read it."""
