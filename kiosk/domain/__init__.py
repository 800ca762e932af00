"""The rules of the bench: pure, frozen, without clock or I/O."""
