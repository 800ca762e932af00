"""Kivy and nothing else."""
