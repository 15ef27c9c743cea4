# One verb a task. Everything runs in the project's own .venv, from locked dependencies.

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# The project's own where it is there: PYTHON may be an older one, named when .venv was made.
ANY_PYTHON = $(or $(wildcard $(BIN)/python),$(PYTHON))
# The same commit gives the same bytes: "today" is the day of the last commit, unless the caller says otherwise.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(or $(shell $(ANY_PYTHON) scripts/history.py day),$(shell date +%s))
endif
export SOURCE_DATE_EPOCH
export NO_MKDOCS_2_WARNING := 1
# JOBS=1 uses one process, CACHE=no works everything out anew: the bytes are the same.
ifdef JOBS
export CATALOGUE_JOBS := $(JOBS)
endif
ifdef CACHE
export CATALOGUE_CACHE := $(CACHE)
endif

.DEFAULT_GOAL := help
.PHONY: help site publication review history serve check new migrate generate pdf pack test test-pythons hostile lint types format docs fuzz mutation bench addresses lock tools clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/site history ## build the site into site/
	$(BIN)/mkdocs build --strict --quiet
	@$(BIN)/python scripts/addresses.py count site

publication: .venv/site history ## build everything that is published: the site with its PDFs and its archive
	$(BIN)/python -m catalogue pdf --out build/downloads
	$(MAKE) pack
	DOWNLOADS=build/downloads $(BIN)/mkdocs build --strict --quiet

review: .venv/dev tools ## say what leads from the commit BASE=main to the files as they stand
	scripts/forge/review $(or $(BASE),main) build/review

serve: .venv/site ## serve the site, and show every edit
	env -u SOURCE_DATE_EPOCH $(BIN)/mkdocs serve

check: .venv/site ## check every file; TEXTS=folder looks the quotes up
	env -u SOURCE_DATE_EPOCH $(BIN)/python -m catalogue check $(if $(TEXTS),--texts $(TEXTS))

pack: .venv/site history ## make the archive to read without network, with the PDFs that were made; COUNTRY=SN for one country
	OFFLINE=1 DOWNLOADS=build/downloads EXTRACT=$(COUNTRY:%=pays=%) $(BIN)/mkdocs build --strict --quiet -d build/offline/$(or $(COUNTRY),whole)
	$(BIN)/python -m catalogue pack --site build/offline/$(or $(COUNTRY),whole) $(COUNTRY:%=--country %) --out build/downloads

# NAME goes by the environment, where its quotes stay; one that was there before, as on WSL, is not meant for us.
new: .venv/site ## write a file to fill in: NAME="Chirurgie à Thiès"; WHAT=organisation or source for those
	$(BIN)/python -m catalogue new $(WHAT) $(if $(filter command,$(origin NAME)),--name "$$NAME")

migrate: .venv/site ## rewrite files of older versions of the format, after showing what changes
	$(BIN)/python -m catalogue migrate

generate: .venv/site ## write the pages as a plain tree into build/pages
	$(BIN)/python -m catalogue generate --out build/pages

pdf: .venv/site history ## print the catalogue, and build the site that offers its PDFs
	$(BIN)/python -m catalogue pdf --out build/downloads
	DOWNLOADS=build/downloads $(BIN)/mkdocs build --strict --quiet

test: .venv/dev tools lint types ## run every test
	$(BIN)/python -m pytest -q -n logical --dist loadfile

hostile: .venv/dev tools ## open every page of a site with hostile titles, names and labels in a browser
	HOSTILE_PAGES=100000 $(BIN)/python -m pytest -q tests/hostile/test_whole_pages.py
test-pythons: ## run the core of the tests on every Python from 3.11 to 3.14 that is at hand
	$(PYTHON) scripts/test_pythons.py

lint: .venv/dev node_modules/.package-lock.json ## judge the code: ruff, and eslint for the scripts of the browser
	$(BIN)/ruff check -q .
	$(BIN)/ruff format -q --check .
	node_modules/.bin/eslint .

types: .venv/dev node_modules/.package-lock.json ## check the types: mypy, and tsc for the scripts of the browser
	$(BIN)/mypy
	node_modules/.bin/tsc -p tsconfig.json
	node_modules/.bin/tsc -p tsconfig.worker.json

format: .venv/dev ## format the code
	$(BIN)/ruff check -q --fix .
	$(BIN)/ruff format -q .

docs: .venv/dev ## write the generated parts of the documentation
	$(BIN)/python scripts/architecture.py
	$(BIN)/python scripts/field_tables.py
	$(BIN)/python scripts/editor_settings.py
	$(BIN)/python scripts/issue_forms.py

fuzz: .venv/dev ## throw files and catalogues drawn at random at everything: SECONDS=60 SEED=1
	$(BIN)/python scripts/fuzz.py --seconds $(or $(SECONDS),60) --seed $(or $(SEED),1)

mutation: .venv/dev ## try small faults in the code, and list those that no test notices: OPTIONS=--size=80
	$(BIN)/python scripts/mutation.py $(OPTIONS)

bench: .venv/site ## measure builds beside other generators; OPTIONS=--quick
	$(BIN)/python -m benchmarks $(OPTIONS)

addresses: site ## at a release: add the new pages to the addresses that may never break
	@$(BIN)/python scripts/addresses.py add site tests/addresses.txt

lock: ## lock the dependencies again (needs uv)
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	uv pip compile -q pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-dev.lock

tools: ## install what the tests drive: a browser, Java for the HTML checker, and node for eslint and tsc
	@scripts/install-test-tools

clean: ## remove everything that was built
	rm -rf site public .site-* build .venv node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

# Dates of changes come from git: a shallow clone gets the rest of its history if it can, and says so if it cannot.
# HISTORY=required refuses to go on where git cannot read it, so that no publication empties the feeds.
history:
	@$(ANY_PYTHON) scripts/history.py complete $(if $(HISTORY),--required)

.venv/pyvenv.cfg:
	$(PYTHON) -m venv .venv

.venv/site: .venv/pyvenv.cfg requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: .venv/pyvenv.cfg requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/site

# npm leaves this file when it is done. Only lint and types need node: a build needs none.
node_modules/.package-lock.json: package.json package-lock.json .npmrc
	@scripts/install-test-tools node
	npm ci --loglevel=error
	@touch $@
