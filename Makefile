# The verbs of this project, the same at home and in CI. Everything that they need is set up first.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site pdf serve check publishable release diff touched new schema tools lint test test-fast \
  test-browser test-pdf faults fuzz benchmark format audit lowest locks clean

site: .venv/ready
	$(BIN)/guide site

pdf: .venv/ready
	$(BIN)/guide pdf

serve: .venv/ready
	$(BIN)/guide serve

# FILES names some only, FORMAT is github, json or sarif, AGAINST is a revision of git.
check: .venv/ready
	@$(BIN)/guide check $(if $(FORMAT),--format $(FORMAT)) $(if $(AGAINST),--against $(AGAINST)) $(FILES)

publishable: .venv/ready
	$(BIN)/guide check --to-publish

# The files of an edition.
release: site
	rm -rf build/release
	mkdir -p build/release
	cp build/site/downloads/* CHANGELOG.md build/release/
	$(BIN)/python -m scripts.edition build/release/evidence.json > build/release/EDITION
	$(BIN)/python -m scripts.materials > build/release/materials.cdx.json

# What changes for a reader since SINCE, as text or, with FORMAT, as markdown or json.
diff: .venv/ready
	@$(BIN)/guide diff $(or $(SINCE),main) $(if $(FORMAT),--format $(FORMAT))

# Whether anything but the guide's own text changed since SINCE, as a line that a workflow reads.
touched:
	@git diff --quiet $(or $(SINCE),main) -- . ':!themes_data/*.yaml' ':!content/*.md' \
	  && echo code=false || echo code=true

new: .venv/ready
	$(BIN)/guide new $(or $(KIND),theme)

schema: .venv/ready
	$(BIN)/guide schema

# What the tests need besides Python's packages.
tools: .venv/ready-for-tests
	sh scripts/browser.sh $(BIN)
	sh scripts/pdf_tools.sh
	sh scripts/node.sh $(BIN)

lint: .venv/ready-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# All tests, over two processes; a site, a browser and a PDF are made once for all that need them.
test: tools lint
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --cov

# For every save: no browser, no PDF, no whole site.
test-fast: .venv/ready-for-tests
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser and not pdf and not site and not node"

SIDE_BY_SIDE := -n 2

# Kills a hundred runs and more at moments of all kinds.
faults: .venv/ready-for-tests
	KILLS=100 $(BIN)/python -m pytest tests/test_faults.py

# Tries hostile inputs: FUZZ_SECONDS for each fuzzer, or for the one that FUZZ names.
fuzz: .venv/ready-for-tests
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) $(if $(FUZZ_SEED),--seed $(FUZZ_SEED)) $(FUZZ)

FUZZ_SECONDS := 300

test-browser: .venv/ready-for-tests
	sh scripts/browser.sh $(BIN)
	sh scripts/node.sh $(BIN)
	$(BIN)/python -m pytest -m "(browser or site or node) and not pdf"

test-pdf: .venv/ready-for-tests
	sh scripts/pdf_tools.sh
	$(BIN)/python -m pytest -m pdf

# The PDF beside WeasyPrint, which needs Pango from the system.
benchmark: .venv/ready-for-benchmarks
	sh scripts/pango.sh
	$(BIN)/python -m benchmarks.pdf

format: .venv/ready-for-tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The licences of all that is pinned, and the weaknesses that are known of it.
audit: .venv/ready-for-tools
	$(BIN)/python -m scripts.audit

# The tests without a browser and PDFs, with the lowest versions that pyproject.toml allows, in an environment of its own.
lowest: .venv/ready-for-tools
	$(BIN)/uv pip compile pyproject.toml --extra build --extra test --resolution lowest-direct \
	  --python .venv/bin/python -q -o build/lowest.txt
	$(BIN)/uv venv -q --clear --python .venv/bin/python build/lowest
	$(BIN)/uv pip install -q --python build/lowest/bin/python -r build/lowest.txt
	$(BIN)/uv pip install -q --python build/lowest/bin/python --no-deps --no-build-isolation -e .
	build/lowest/bin/python -m pytest $(SIDE_BY_SIDE) -m "not browser and not node and not pdf"

# Rewrites the pinned requirements, for all platforms and without any address.
locks: .venv/ready-for-tools
	$(COMPILE) --extra build -o requirements.lock
	$(COMPILE) --extra test -c requirements.lock -o requirements-test.lock
	$(COMPILE) --extra benchmark -c requirements.lock -o requirements-benchmark.lock
	$(COMPILE) --extra tools -c requirements.lock -c requirements-test.lock -o requirements-tools.lock

COMPILE = $(BIN)/uv pip compile pyproject.toml $(LOCK)
LOCK = --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

clean:
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache *.egg-info

.venv/ready: requirements.lock pyproject.toml scripts/environment.sh
	PYTHON=$(PYTHON) sh scripts/environment.sh requirements.lock
	touch $@

.venv/ready-for-tests: requirements-test.lock .venv/ready
	PYTHON=$(PYTHON) sh scripts/environment.sh requirements-test.lock
	touch $@

.venv/ready-for-benchmarks: requirements-benchmark.lock .venv/ready
	PYTHON=$(PYTHON) sh scripts/environment.sh requirements-benchmark.lock
	touch $@

.venv/ready-for-tools: requirements-tools.lock .venv/ready
	PYTHON=$(PYTHON) sh scripts/environment.sh requirements-tools.lock
	touch $@
