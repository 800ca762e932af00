"""Every sentence that a person reads, in one room."""
