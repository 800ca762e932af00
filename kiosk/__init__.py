"""Packbench: the packing bench, from an Amazon order to a parcel that left."""
