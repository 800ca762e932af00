"""The wires to the outside as protocols, with the errors that belong to them."""
