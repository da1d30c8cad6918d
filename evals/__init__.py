"""The program measured as a person would use it: `python -m evals NAME DATA OUT`, then the set's own score.py."""
