"""Hears a barcode scanner that types like a keyboard."""
