# reasonops: `make report` writes the report of the demonstration, and `make test` runs every test. `make help` lists all
# targets. Checks that take longer are in Scripts/checks.mk, the studies in Scripts/studies.mk, and measurements of speed
# in Scripts/speed.mk.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

GRID ?= quick
PREFIX ?= /usr/local
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu)
REPORT := reports/$(GRID)
REASONOPS := .build/release/reasonops

PACKAGES := pkg-config libpango1.0-dev librsvg2-2 libgdk-pixbuf-2.0-0 libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-liberation fonts-dejavu-core fonts-texgyre-math zlib1g-dev libsqlite3-dev \
  hyphen-en-gb hyphen-de hyphen-fr hyphen-es hyphen-it hyphen-pt-br hyphen-nl
TEST_PACKAGES := poppler-utils qpdf openssl fonts-noto-cjk

setup: ## install the missing system packages
	@Scripts/install-packages $(PACKAGES)

setup-tests: setup
	@Scripts/install-packages $(TEST_PACKAGES)

# Warnings are errors, except the warning about a flag of pangocairo, which this package cannot avoid.
build: setup ## build the program, .build/release/reasonops
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	swift build -c release 2>&1 | tee "$$log"; \
	if grep -F 'warning:' "$$log" | grep -vF 'prohibited flag(s): -pthread'; then \
	  echo 'error: the build must be free of warnings' >&2; exit 1; \
	fi

format-check: ## list files that do not follow .swift-format
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

setup-lint:
	@Scripts/install-packages python3

# Checks that the compiler does not make: dependency cycles of targets and folders, long files and functions, repeated
# lines, ambiguous names, code that user data could make trap, and escapers that work on Characters.
lint: setup-lint ## look for dependency cycles, long files and functions, repeated lines and code that user data could trap
	Scripts/test_checks.py
	Scripts/check-sizes
	Scripts/check-repeats
	Scripts/check-names
	Scripts/check-traps
	Scripts/check-scalars
	Scripts/check-files
	Scripts/check-architecture

# No test uses @testable, so the tests can use the modules that `make build` has compiled.
TEST := swift test -c release --disable-testable-imports
test: setup-tests format-check build ## check the format and run every test
	$(TEST)

report: build ## run the experiments of GRID=quick (or smoke) and write its report
	$(REASONOPS) run templates/grids/$(GRID).yaml --out $(REPORT) --jobs $(JOBS)
	$(REASONOPS) render templates/writeup.md --data $(REPORT)/results.csv --out $(REPORT)
	@printf '\nThe report in three formats:\n'
	@printf '  %s\n' $(REPORT)/report.html $(REPORT)/report.pdf $(REPORT)/report.md
	@printf 'The figures, as PNG and PDF:  %s\n' $(REPORT)/figures/
	@printf 'The numbers behind them:      %s, %s\n' $(REPORT)/tables/ $(REPORT)/results.csv

# Installs the program, its templates, its manual page, and completions for three shells below PREFIX (and DESTDIR).
install: build ## install the program, its templates, manual and completions below PREFIX=/usr/local
	@install -D -m 755 $(REASONOPS) $(DESTDIR)$(PREFIX)/bin/reasonops
	@Scripts/install-shared $(REASONOPS) $(DESTDIR)$(PREFIX)/share
	@mkdir -p .build/manual; \
	swift package --configuration release --allow-writing-to-package-directory generate-manual \
	  --output-directory .build/manual >.build/manual/log 2>&1 || { cat .build/manual/log; exit 1; }
	@install -D -m 644 .build/manual/reasonops.1 $(DESTDIR)$(PREFIX)/share/man/man1/reasonops.1
	@echo "installed in $(DESTDIR)$(PREFIX)"
	@case ":$$PATH:" in \
	  *":$(PREFIX)/bin:"*) echo 'try  reasonops list' ;; \
	  *) echo '$(PREFIX)/bin is not in PATH. For this shell:  export PATH="$(PREFIX)/bin:$$PATH"' ;; \
	esac

uninstall: ## remove what was installed
	rm -rf $(DESTDIR)$(PREFIX)/bin/reasonops $(DESTDIR)$(PREFIX)/share/reasonops
	cd $(DESTDIR)$(PREFIX)/share && rm -f man/man1/reasonops.1 bash-completion/completions/reasonops \
	  zsh/site-functions/_reasonops fish/vendor_completions.d/reasonops.fish

# Builds the documentation of the program and of the libraries listed here, as one static site in .build/docs/site.
DOCUMENTED := Basics Tables Statistics Kernels Networks Experiments Analysis Formulas Graphics VectorImages Charts Documents Notebooks Hyphenation Typesetting \
  Encoding TaggedPDF PDFInspection CairoGraphics Reports ReasonopsTables ReasonopsCharts Preview reasonops
docs: setup ## build the documentation of the code, as a site
	REASONOPS_DOCS=1 swift package --scratch-path .build/docs --allow-writing-to-directory .build/docs/site \
	  generate-documentation --enable-experimental-combined-documentation $(DOCUMENTED:%=--target %) \
	  --symbol-graph-minimum-access-level package --output-path .build/docs/site
	@echo 'open it with a web server: python3 -m http.server -d .build/docs/site'

clean: ## remove what was built
	rm -rf .build reports/quick reports/smoke

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.* ## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

include Scripts/studies.mk Scripts/checks.mk Scripts/speed.mk

# No target is a file.
.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' $(MAKEFILE_LIST))
