# The developers' verbs. Each makes the environment through main.py first.
PYTHON ?= python3
IN = .venv/bin/python -m
UV ?= uv
CODE = main.py studio ui tests
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links pyproject.toml

.PHONY: check format screens bench faults lock ready
.NOTPARALLEL:

check: ready  ## format, lint, types, import contracts, dead code, dependencies
	$(IN) ruff format --check $(CODE)
	$(IN) ruff check $(CODE)
	$(IN) mypy
	$(IN:-m=-c) "from importlinter.cli import lint_imports_command as run; run()" --no-cache
	$(IN) vulture
	$(IN) deptry .

format: ready
	$(IN) ruff check --fix-only --quiet $(CODE)
	$(IN) ruff format $(CODE)

screens bench faults: ready
	$(PYTHON) main.py $@ $(ARGS)

# The developers' lock first, the program's held to the same versions, so that the two never fight over .venv.
lock:
	@command -v $(UV) >/dev/null || { echo "make lock needs uv (pip install uv), or UV=/path/to/uv"; exit 1; }
	$(LOCK) --group dev -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock -o requirements-run.lock

ready:
	@$(PYTHON) main.py set-up
