"""What is wrong with this bench, and what to do about it: looked at without touching it."""
