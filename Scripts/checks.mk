# Checks beside `make test`. `.ci/run` has those that a change must pass, and `make test-long` the others.

ROUNDS ?= 200
FUZZ_FACTOR ?= 200
LAYOUTS ?= 100000
DOCUMENTS ?= 20000

LATEX_PACKAGES := texlive-latex-recommended texlive-fonts-recommended lmodern poppler-utils texlive-xetex texlive-luatex texlive-plain-generic texlive-latex-extra texlive-science
BROWSER_PACKAGES := chromium default-jre-headless python3-venv qpdf

# $(1) is the target, and $(2) what it needs root for.
NEEDS_ROOT = @[ "$$(id -u)" = 0 ] || { echo 'make $(1) $(2) and must be run as root' >&2; exit 1; }
# $(1) names an environment of Python below .build, which `make clean` removes, and $(2) the folder of its requirements.
PYTHON = @python3 -m venv .build/$(1) && .build/$(1)/bin/pip install --quiet --requirement $(2)/requirements.txt

# Opens reports in Chromium and checks them with the Nu checker. Also opens hostile reports and checks that they do no
# harm. `make clean` removes the Python environment.
test-browser: build ## open reports in Chromium, and validate their HTML
	@Scripts/install-packages $(BROWSER_PACKAGES)
	$(call PYTHON,browser,Tests/Browser)
	@Tests/Browser/check-all.sh $(REASONOPS) .build/browser

# Checks PDFs with validators of PDF/UA-1 and PDF/A-2a, and walks through their structure trees.
test-pdf: build ## hold PDFs to validators of PDF/UA-1 and PDF/A-2a, and walk their structure trees
	@Scripts/install-packages python3-venv poppler-utils
	$(call PYTHON,pdf,Tests/PDF)
	@Tests/PDF/check-all.sh $(REASONOPS) .build/pdf

# Measures how much of the text area is empty in the committed reports.
measure-pages: ## measure how much of the pages of the committed reports is empty
	@Scripts/install-packages poppler-utils
	@python3 Tests/PDF/measure_pages.py --most 6 reports/*/report.pdf

# Checks that the schemas for editors accept every template, and refuse the same errors as the program.
test-schema: build ## hold the schemas of editors to templates and to mistakes
	@Scripts/install-packages python3-venv
	$(call PYTHON,schema,Tests/Schema)
	@.build/schema/bin/python Tests/Schema/check_schema.py $(REASONOPS)

# Compiles the .tex files of figures and tables: of every construct, of the study, and of hostile texts.
test-latex: build ## compile the .tex of every figure and table
	@Scripts/install-packages $(LATEX_PACKAGES)
	@rm -rf .build/latex
	@for name in everything paper; do \
	  $(REASONOPS) render templates/$$name.md --out .build/latex/$$name; \
	done >/dev/null
	@Tests/LaTeX/check_latex.sh $(REASONOPS) .build/latex/everything .build/latex/paper reports/corrected reports/octavian-2018

# Runs a real Slurm on this machine during the test. Must be run as root.
test-cluster: build ## run the smoke grid on a real Slurm, as root
	@Scripts/install-packages slurm-wlm munge
	Tests/Cluster/test-cluster.sh $(REASONOPS)

# Makes a .tar.gz and a .deb for machines without Swift, with a build for each instruction set.
dist: build ## make a .tar.gz and a .deb for machines without Swift
	@Scripts/install-packages dpkg-dev gcc
	Scripts/make-dist

# Tests the .deb of `make dist` on a Debian without Swift, which debootstrap makes: each command of the README, and
# more. Must be run as root.
test-dist: dist ## install the .deb in a Debian without Swift, and use it, as root
	$(call NEEDS_ROOT,test-dist,makes a system of its own)
	@Scripts/install-packages debootstrap
	Tests/Dist/test-dist.sh .build/dist

# Builds another program that draws a chart with the libraries of this package, in the way that a user of them would.
test-libraries: setup ## build a program that draws with the libraries of this package
	Tests/Dist/test-libraries.sh

# Runs the tests of some targets and builds only what they need. $(1) lists the targets, and $(2) has options for swift
# test.
SOME_TESTS = REASONOPS_TESTS=$(1) swift test --test-product reasonopsPackageTests $(2)
PARSERS := TablesTests,ParserTests

# Gives damaged notebooks, bibliographies, grids, run folders, expressions, tables and PDFs to their parsers, under
# AddressSanitizer.
sanitize-parsers: setup-tests ## give damaged inputs to every parser, under AddressSanitizer
	ASAN_OPTIONS=detect_leaks=0 \
	  $(call SOME_TESTS,$(PARSERS),--sanitize=address --scratch-path .build/parsers --filter 'DamagedInputTests|DamagedPictureTests|DamagedFolderTests|CSVFuzzTests|GzipTests')

# Runs the same tests with two hundred times as many inputs: a million tables, each compared with the result of a
# second, plain parser, and 400,000 tables of hostile scalars that Python reads and writes back.
fuzz: setup-tests ## give FUZZ_FACTOR=200 times as many damaged inputs to the parsers
	REASONOPS_FUZZ_FACTOR=$(FUZZ_FACTOR) ASAN_OPTIONS=detect_leaks=0 \
	  $(call SOME_TESTS,$(PARSERS),-c release --sanitize=address --scratch-path .build/fuzz --filter 'DamagedInputTests|DamagedPictureTests|DamagedFolderTests|CSVFuzzTests|CSVScalarTests')

# Checks that kernels and networks give equal results with the instruction sets of a mixed cluster and of any machine.
KERNELS := KernelsTests,NetworksTests
test-builds: setup-tests ## test the builds for other instruction sets
	REASONOPS_MARCH=x86-64-v3 $(call SOME_TESTS,$(KERNELS),-c release --scratch-path .build/x86-64-v3)
	REASONOPS_MARCH= $(call SOME_TESTS,$(KERNELS),-c release --scratch-path .build/baseline)

# The tests that take hours. Run them before you close an issue.
test-long: test-latex sanitize sanitize-charts soak-charts soak-documents soak-csv soak-formulas fuzz soak soak-commands soak-outputs ## the tests that take hours: run them before closing an issue

# Kills, stops and divides the smoke grid many times, and runs it on small disks that fill up. Takes half an hour.
soak: build ## kill and resume the smoke grid ROUNDS=200 times, and fill disks, as root
	$(call NEEDS_ROOT,soak,mounts disks)
	SOAK_ROUNDS=$(ROUNDS) $(TEST) --filter 'InterruptedRunTests|DiskTests|DividedRunTests'

# Programs as trials: killed runs, programs that misbehave, full disks, ten thousand short programs, and sixty trials of
# a small PyTorch network. PyTorch is installed from PyPI.
soak-commands: build ## kill runs of programs, fill disks, run programs that misbehave, and 10,000 short ones, as root
	$(call NEEDS_ROOT,soak-commands,mounts disks)
	unshare --mount Tests/Soak/soak_commands.py $(REASONOPS)
	Tests/Soak/soak_commands.py $(REASONOPS) --torch

# Kills render, merge, plot and run on a small disk that fills up, in a separate mount namespace. Takes an hour.
soak-outputs: build ## kill render, merge, plot and run on a disk that fills up, as root
	$(call NEEDS_ROOT,soak-outputs,mounts a disk)
	unshare --mount Tests/Soak/soak_outputs.py $(REASONOPS) --rounds $(ROUNDS)

# Lays out LAYOUTS random charts (a hundred thousand by default).
soak-charts: setup-tests ## lay out 100,000 random charts
	REASONOPS_LAYOUTS=$(LAYOUTS) $(TEST) --filter LayoutPropertyTests

# Writes random notebooks in every format, and checks that each of their words is there.
soak-documents: setup-tests ## write 20,000 random notebooks and look for each of their words
	REASONOPS_DOCUMENTS=$(DOCUMENTS) $(TEST) --filter DocumentTextTests

# Writes a hundred thousand tables of hostile scalars, and reads them with this program, Python's csv module and pandas.
soak-csv: setup-tests ## read 100,000 tables of hostile characters with csv and pandas
	@python3 -m venv .build/pandas
	@.build/pandas/bin/pip install --quiet pandas
	REASONOPS_PANDAS_PYTHON=$(CURDIR)/.build/pandas/bin/python REASONOPS_FUZZ_FACTOR=50 $(TEST) --filter CSVScalarTests

# Reads a hundred thousand random formulas, and half as many damaged ones. Each must give an error, or boxes that fit
# the line.
soak-formulas: setup-tests ## read and draw 100,000 random formulas
	REASONOPS_FUZZ_FACTOR=200 $(TEST) --filter RandomFormulaTests

# Runs every test in a separate build for each sanitizer. Leaks are not reported, because memory that is still in use
# when a process ends is not a leak.
sanitize: setup-tests ## run the tests under ThreadSanitizer and AddressSanitizer
	swift test -c release --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 swift test -c release --sanitize=address --scratch-path .build/address

# Draws the gallery under AddressSanitizer, which also reports leaks.
sanitize-charts: setup-tests ## draw the gallery under AddressSanitizer
	swift build --product reasonops --sanitize=address --scratch-path .build/sanitize
	rm -rf .build/sanitized-gallery
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Tests/leaks.supp \
	  .build/sanitize/debug/reasonops render templates/gallery.md --data templates/gallery.csv --svg --out .build/sanitized-gallery
