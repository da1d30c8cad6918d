"""The pages for people, and the small program that writes the reference from the code (`make docs`)."""
