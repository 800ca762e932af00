"""What this bench is set to: read once, checked at the door, handed down frozen."""
