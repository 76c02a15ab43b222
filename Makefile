PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
# Whoever asks by the address that was chosen here is answered.
export ALLOWED_HOSTS ?= localhost,127.0.0.1,[::1],$(HOST)
# Each worker is a process with a cache of its own; the threads share its memory.
export GRANIAN_WORKERS ?= 2
export GRANIAN_BLOCKING_THREADS ?= 4
# Ctrl-C must reach the server alone: workers that hear it too never end by themselves.
OWN_SESSION := $(BIN)/python -c \
	'import os, sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])'

.PHONY: run test crawl axe lighthouse torture bench messages clean

run: $(VENV)/installed
	@$(BIN)/python -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' \
		2>/dev/null || { echo "$(HOST):$(PORT) cannot be used; another program may" \
			"have it. Choose a free port: make run PORT=8123" >&2; exit 1; }
	@$(BIN)/python manage.py prepare
	@echo "Kinoportal: http://$(HOST):$(PORT)/ (Ctrl-C stops it)"
	@trap 'kill $$server' INT TERM HUP; \
	$(OWN_SESSION) $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) \
		--no-ws --log-level warning --workers-kill-timeout 10 \
		--respawn-failed-workers kinoportal.wsgi:application & server=$$!; \
	wait $$server || wait $$server

test: $(VENV)/installed-for-tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@PYTHON=$(BIN)/python .ci/suite

# Every page of the public site by its links, in all languages; takes minutes.
crawl: $(VENV)/installed-for-tests
	@CRAWL=whole $(BIN)/python -m pytest -q -n 0 kinoportal/tests/test_crawl.py

# axe-core on every kind of page in all languages, at two widths, by day and by night.
axe: $(VENV)/installed-for-tests
	@AXE=whole $(BIN)/python -m pytest -q -n 0 \
		kinoportal/tests/browser/test_accessibility.py

# Beside a running portal (make run); unlike the rest, this needs Node.js and Chromium.
lighthouse: $(VENV)/installed-for-tests
	@$(BIN)/python -m kinoportal.tests.lighthouse http://$(HOST):$(PORT)

# Pairs of editors at one film, over HTTP; minutes, and not part of the suite.
torture: $(VENV)/installed-for-tests
	@$(BIN)/python -m kinoportal.tests.torture

# How long the server works for a page, at the catalogue of DATA_DIR.
bench: $(VENV)/installed-for-tests
	@$(BIN)/python manage.py prepare
	@$(BIN)/python -m kinoportal.tests.bench

# Collects the texts for translation; unlike the rest, this needs gettext.
messages: $(VENV)/installed
	@$(BIN)/python manage.py makemessages -l kk -l ru -l en --no-obsolete \
		--add-location file -i .venv -i var -i '*/tests/*'

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Kinoportal needs Python 3.11 or newer, and $(PYTHON) is" \
			"`$(PYTHON) --version 2>&1`. Name another: make run PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-for-tests: requirements-dev.txt $(VENV)/installed
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV)
