# `make site` and `make test` do all the set-up that a fresh machine needs; after that they only do what changed.
PYTHON ?= python3
BIN := .venv/bin
STAMPS := build/stamps

.PHONY: site test lint setup clean
site: $(STAMPS)/npm
	$(BIN)/invoke build

test: $(STAMPS)/npm $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/invoke test

lint: $(STAMPS)/npm $(STAMPS)/dev
	$(BIN)/invoke lint

setup: $(STAMPS)/npm $(STAMPS)/dev

clean:
	rm -rf .venv node_modules build output

$(STAMPS)/python: requirements.txt requirements-node.txt Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Xwêner needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# The fonts and lunr come through npm; a machine without Node gets one from PyPI.
$(STAMPS)/npm: package-lock.json $(STAMPS)/python
	$(BIN)/invoke npm
	@touch $@

$(STAMPS)/browser: $(STAMPS)/dev
	$(BIN)/invoke browser
	@touch $@
