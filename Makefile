# make run: start Doorstroom on this machine.  make test: run every test.  make lint: check style and types.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test foutentest lint bench schermen opmaak lock

run: .venv/run
	@exec $(BIN)/python -m doorstroom.starten

test: .venv/dev
	@$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

# Fifty workers killed while they work; takes minutes.
foutentest: .venv/dev
	$(BIN)/python -m pytest --show-capture=no tests/foutentest.py $(ARGS)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check $$(find templates -name '*.html')
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/dev
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	$(BIN)/python manage.py meet_schermen
	$(BIN)/python manage.py meet_rapporten

# Starts the demo itself, or takes the pictures of one that runs: make schermen SERVER=http://localhost:8000
schermen: .venv/dev
	@$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.rondleiding $(SERVER)

opmaak: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade $$(find templates -name '*.html')

.venv/run: requirements.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Doorstroom vraagt Python 3.11 of nieuwer; geef een ander met PYTHON=…')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
