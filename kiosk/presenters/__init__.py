"""What a screen says and does, without a toolkit."""
