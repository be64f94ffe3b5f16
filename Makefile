# One line of purpose per target. Everything runs in the environment that run.py makes from the lock.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))
# One worker more than there are cores: many tests wait for a terminal.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)
SPREAD := -n $(WORKERS) --dist worksteal
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

.PHONY: windows snapshots documents case-hash check lint types imports test lock bench bench-quick faults walk uneven properties counts coverage inventory rules wheel pictures

check: lint types imports test ## everything a change must pass

lint: ## format and style, with the size rules
	$(BIN)ruff format --check .
	$(BIN)ruff check .

types: ## mypy, strict, over source and tests
	$(BIN)mypy

imports: ## the doors of the house
	$(BIN)lint-imports

test: ## every test
	python3 run.py test

lock: ## the two locks, with hashes for every platform; needs uv
	$(LOCK) pyproject.toml build.in -o requirements.txt
	$(LOCK) --group dev pyproject.toml build.in -o requirements-dev.txt

bench: ## every figure, one JSON line each
	python -m benchmarks

bench-quick: ## the figures that take some three minutes together, most of the terminal's twenty among them
	python -m benchmarks --quick

faults: ## every attack on the program in full, eleven minutes on two cores: docs/faults.md
	FAULTS=whole $(PYTHON) -m pytest -q $(SPREAD) tests/faults tests/stories/test_killed.py \
		tests/store/test_meeting_any.py tests/store/test_golden.py

walk: ## the complete case and the six training cases typed whole, on the screen to the document, and in plain mode; sixteen minutes
	WALK=whole $(PYTHON) -m pytest -q -rP $(SPREAD) tests/walks tests/plain

uneven: ## a safety plan typed ahead at uneven speed into a program that is held up at random, 40 times at each pace: twelve minutes
	UNEVEN=40 $(PYTHON) -m pytest -q $(SPREAD) tests/walks/test_uneven.py

windows: ## every page of the program in windows of 120 by 30, 60 by 20 and 40 by 12: some minutes
	LOOKS=whole $(PYTHON) -m pytest -q $(SPREAD) tests/looks/test_other_sizes.py

documents: ## every edition of every made-up record through the gate, the browser and the other checks: some minutes
	DOCUMENTS=all $(PYTHON) -m pytest -q tests/report

properties: ## what must hold for every form and every answer, over many more of them: some minutes
	PROPERTIES=thorough $(PYTHON) -m pytest -q tests/assessment/test_properties.py tests/forms/test_logic.py \
		tests/store/test_meeting_any.py

.venv/bin/python: # whoever begins with make has it set up first
	python3 run.py --version

wheel: $(PYTHON) ## dist/hsb_wizard-*.whl with forms/ and exports/ inside
	$(PYTHON) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

counts: ## docs/counts.md, after a change of the form or of a made-up case
	$(PYTHON) -m tools.counts

coverage: ## docs/coverage.md, after a change of refs, of rules or of docs/requirements.md
	$(PYTHON) -m tools.coverage

rules: ## docs/rules.md, after a change of a rule in code or in the form
	$(PYTHON) -m tools.rules

inventory: ## docs/data-inventory.md, after a change of what is stored
	$(PYTHON) -m tools.inventory

case-hash: ## the complete made-up case onto the shipped form, after a change of the form
	$(PYTHON) -m tools.case_hash

pictures: ## the screens in docs/guide, taken again from the running program over made-up cases
	$(PYTHON) -m tools.pictures

snapshots: ## every page as text in tests/snapshots, taken again; then read what changed
	$(PYTHON) -m tools.snapshots
