# Everything below runs in a virtual environment of its own. Two things are needed: make, and a
# Python of 3.11 or later. To choose another one: make test PYTHON=/path/to/python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
SOURCES := $(shell find src -type f ! -name '*.pyc')

# What was installed last: the package alone, or an editable checkout with the tools to test it.
PLAIN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
# An editable checkout serves the demo too; installing over it would leave the tests a stale copy.
RUNTIME := $(if $(wildcard $(DEV)),$(DEV),$(PLAIN))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint format clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):[^#]*## */\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; \
		do printf '  make %-8s %s\n' "$$name" "$$what"; done

define ask
@printf '\n%s\n\n' '$$ onrecord ask $(1)'
@$(BIN)/onrecord ask $(1)
endef

demo: $(RUNTIME) ## ask two questions of the sample articles
	$(call ask,"Is the US leaving Iraq?" samples/iraq-2020 --as-of 2020-01-07)
	$(call ask,"Have the Tokyo Olympics been postponed?" samples/tokyo-2020 --as-of 2020-03-20)
	$(call ask,"Have the Tokyo Olympics been postponed?" samples/tokyo-2020 --as-of 2020-03-25)

test: check ## lint, check types and run the tests
	@echo "== pytest"
	@$(BIN)/python -m pytest

check: lint
	@echo "== mypy"
	@$(BIN)/python -m mypy

lint: $(DEV) ## check style and format
	@echo "== ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(DEV) ## put the code in the standard format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## remove the environment and everything that was built
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find . -name '*.egg-info' -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here; install Python 3.11 or later, or say where it is: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than Python 3.11; name another one: make PYTHON=..." >&2; exit 1; }
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(PLAIN): pyproject.toml $(SOURCES) | $(BIN)/python
	@echo "Installing onrecord into $(VENV) (a minute or two the first time)"
	@$(PIP) .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing onrecord and its development tools into $(VENV) (a minute or two the first time)"
	@$(PIP) --editable '.[dev]'
	@touch $@
