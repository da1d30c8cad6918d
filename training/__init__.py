"""How the shipped weights were made: four small linear models learned from annotated reports. See README.md."""
