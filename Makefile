# What each target does stands in README.md. Every target installs what it needs on a fresh Debian 12 with Swift.

SWIFT ?= swift
LOTS := .build/release/lots
VENV := .venv/bin/python
SOURCES := $(shell find Sources -type f) Package.swift

.PHONY: site preview check checklists test test-fast test-long lint fuzz bench sbom format clean

site: $(LOTS)
	$(LOTS) build

# Shows the guidance in the browser, anew at every save.
preview: $(LOTS)
	$(LOTS) preview --open

check: $(LOTS)
	$(LOTS) check

# Checklists, parts, appendices and the whole guidance as HTML and PDF in Export, and the PDFs in the site.
checklists: $(LOTS) .venv/print
	$(LOTS) export all --pdf --into-site
	$(LOTS) build

$(LOTS): $(SOURCES) | .build/packages
	$(SWIFT) build -c release --product lots

# The C library is all that building needs beyond the toolchain.
.build/packages: Tests/setup/debian-build.txt
	@sh Tests/setup/install-debian.sh Tests/setup/debian-build.txt
	@mkdir -p .build && touch $@

.build/test-packages: Tests/setup/debian-test.txt | .build/packages
	@sh Tests/setup/install-debian.sh Tests/setup/debian-test.txt
	@mkdir -p .build && touch $@

.build/print-packages: Tests/setup/debian-print.txt | .build/packages
	@sh Tests/setup/install-debian.sh Tests/setup/debian-print.txt
	@mkdir -p .build && touch $@

# The Python that makes PDFs, and below it the one that tests: the same, with more packages.
.venv/print: Tests/setup/requirements-print.txt | .build/print-packages
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/setup/requirements-print.txt
	@touch $@

.venv/test: Tests/setup/requirements.txt .venv/print | .build/test-packages
	.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/setup/requirements.txt
	@touch $@

# What needs no browser. No test imports with @testable: without the flag for that lots and the tests share one build.
test-fast: .build/packages
	$(SWIFT) test -c release --disable-testable-imports

test: lint test-fast $(LOTS) .venv/test
	node --test Tests/Search/
	$(VENV) -m pytest -q Tests/Site
	$(VENV) -m pytest -q Tests/Print
	$(VENV) -m pytest -q -n 3 Tests/Publishing
	$(VENV) -m pytest -q Tests/Hostile

# The same with larger counts.
test-long: .build/packages $(LOTS) .venv/test
	LOTS_TEST_LONG=1 $(SWIFT) test -c release --disable-testable-imports
	LOTS_TEST_LONG=1 $(VENV) -m pytest -q Tests/Site/test_preview.py
	LOTS_TEST_LONG=1 $(VENV) -m pytest -q Tests/Publishing/test_killed.py
	LOTS_TEST_LONG=1 $(VENV) -m pytest -q Tests/Hostile

# Looks for input that crashes or takes long: each fuzzer runs for TIME seconds.
TIME ?= 600
fuzz: .build/packages
	SWIFT=$(SWIFT) sh Tests/Fuzz/fuzz.sh $(TIME)

.build/bench-packages: Tests/setup/debian-bench.txt | .build/test-packages
	@sh Tests/setup/install-debian.sh Tests/setup/debian-bench.txt
	@mkdir -p .build && touch $@

bench: $(LOTS) .venv/test .build/bench-packages
	$(SWIFT) build -c release --product ReferencesBench
	.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/Bench/requirements.txt
	$(VENV) Tests/Bench/bench.py

# Every package that is used, with its licence and version, as CycloneDX.
sbom: .venv/test
	$(VENV) Tests/setup/sbom.py sbom.cdx.json

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# The Swift sources against the rules of .swift-format; how lines are broken is judged too.
lint:
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift

clean:
	rm -rf .build .venv Site/public
