"""Widgets that several screens share; they never know a presenter."""
