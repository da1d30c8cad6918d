# Everything a person runs, by name. Needs Python 3.11 or newer, pip and make; all else goes into .venv.
PYTHONS := python3.11 python3.12 python3.13 python3 python
PYTHON ?= $(shell for p in $(PYTHONS); do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
READY := .venv/.ready
DATA ?= ../shared/bench
OUT ?= bench-out

.PHONY: setup demo test check bench bench-copies training docs lock clean
.DEFAULT_GOAL := help

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## create .venv with the pinned, hash-checked packages

# The stamp is newer than the lock and the project file while nothing has changed: then there is nothing to set up.
$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
	  echo "onrecord needs Python 3.11 or newer and found none (looked for: $(PYTHONS))."; \
	  echo "Install one, or name it:  make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python3.11"; exit 1; fi
	@echo "Setting up .venv with $(PYTHON) (once; a few minutes)..."
	@$(PYTHON) -m venv --without-pip .venv
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { \
	  echo "$(PYTHON) has no pip. Install it (on Debian: apt-get install python3-pip) and try again."; exit 1; }
	$(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip --python $(BIN)/python install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: setup ## build the record of the invented reports in examples/ and show it
	@$(BIN)/onrecord build examples/reports --gazetteer examples/places.tsv -o demo.record
	@echo
	@$(BIN)/onrecord show demo.record
	@$(BIN)/onrecord report demo.record -o demo.html
	@echo
	@echo "The same as a page, every number with its passage: $(CURDIR)/demo.html"
	@echo "Try next:"
	@id=$$($(BIN)/python -c "import onrecord; \
	  print(max(onrecord.open_record('demo.record').standings(), key=lambda s: s.reports).subject[:8])"); \
	  echo "  $(BIN)/onrecord show demo.record $$id              one of them, with every passage behind it"
	@echo "  $(BIN)/onrecord show demo.record --contradictions       who disagrees with whom"
	@echo "  $(BIN)/onrecord review demo.record                      correct it in the browser"
	@echo "  $(BIN)/onrecord build YOUR_REPORTS -o your.record       your own: files, folders, .jsonl"

test: setup ## run the tests
	@$(BIN)/python -m pytest

check: setup ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## measure on the open benchmark data (DATA=folder OUT=folder)
	@$(BIN)/python -m evals.bench $(DATA) $(OUT)

bench-copies: setup ## measure which texts are taken for copies (SHARED=folder that holds bench and train)
	@$(BIN)/python -m evals.copies $(or $(SHARED),../shared)

training: setup ## learn the weights anew from annotated reports (DATA="folder ...", RECIPES="accounts ...")
	@$(BIN)/python -m training $(RECIPES) --data $(DATA) --write

docs: setup ## write docs/reference anew from the code
	@$(BIN)/python -m docs.generate

lock: setup ## pin every package anew, with hashes and without addresses
	PIP_FIND_LINKS= $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --extra dev --extra review --no-header \
	  --no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --annotation-style line \
	  -o requirements.lock pyproject.toml

clean: ## remove .venv and what the demo made
	rm -rf .venv demo.record demo.record-* demo.html bench-out
