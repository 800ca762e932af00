"""The only room with SQL; rows never leave it."""
