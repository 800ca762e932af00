"""One verb, one file, one transaction; and the reading side in queries."""
