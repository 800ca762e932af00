"""Hears a barcode scanner on a serial line."""
