"""Keys, and what is done with them: the only room that speaks cryptography."""
