"""Commands that print how fast and how right the program is."""
