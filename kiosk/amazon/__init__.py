"""The only room with HTTP and Amazon's JSON."""
