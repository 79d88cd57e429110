# `make site SITEURL=https://example.org/site` builds for that address.
# `make site` and `make test` do all the set-up that a fresh machine needs; after that they only do what changed.
PYTHON ?= python3
BIN := .venv/bin
STAMPS := build/stamps

.PHONY: site test lint setup clean
site: $(STAMPS)/npm
	$(BIN)/invoke build $(if $(SITEURL),--site-url "$(SITEURL)")

test: $(STAMPS)/npm-dev $(STAMPS)/dev $(STAMPS)/system
	$(BIN)/invoke test

lint: $(STAMPS)/npm-dev $(STAMPS)/dev
	$(BIN)/invoke lint

setup: $(STAMPS)/npm-dev $(STAMPS)/dev

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

# What only tests and linters need is ten times as large, so a site is built without it.
$(STAMPS)/npm-dev: package-lock.json $(STAMPS)/python
	$(BIN)/invoke npm --dev
	@touch $(STAMPS)/npm $@

# Browsers, Java for the validators, Kiwix: from the system's own packages.
$(STAMPS)/system: plugins/xwener/building/tools.py $(STAMPS)/dev
	$(BIN)/invoke system
	@touch $@
