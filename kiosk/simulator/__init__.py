"""An Amazon that answers on loopback, with state, limits and faults: demo, practice, tests."""
