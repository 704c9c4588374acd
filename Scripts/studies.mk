# The grids of the studies, and the reports that are committed.

# Trains the grids of the first two studies, continuing from the committed rows, and renders their reports. Takes seconds if all
# rows are there, and hours without them.
study: build ## run the grids of the two first studies and write their reports
	$(REASONOPS) run templates/grids/octavian_2018.yaml --out reports/octavian-2018 --jobs $(JOBS)
	$(REASONOPS) run templates/grids/corrected.yaml --out reports/corrected --jobs $(JOBS)
	$(MAKE) --no-print-directory study-reports

# With CHECK=--check, fails if a report is out of date.
study-reports: build ## render the committed reports again; CHECK=--check fails if one is out of date
	$(REASONOPS) render templates/reproduction.md --data reports/octavian-2018/results.csv \
	  --data published=Tests/Fixtures/published_sample.csv --data corrected=reports/corrected/results.csv \
	  --assets linked --out reports/octavian-2018 $(CHECK)
	$(REASONOPS) render templates/writeup.md --data reports/corrected/results.csv \
	  --data full=reports/full-schedule/results/results.csv \
	  --data unstopped=reports/corrected-without-early-stop/results.csv --assets linked --out reports/corrected $(CHECK)
	$(REASONOPS) render templates/when_to_multiply.md $(DIAL_TUNING) --assets linked --out $(MULTIPLICATION) $(CHECK)
	@$(MAKE) --no-print-directory -o build arithmetic-report CHECK=$(CHECK)

# Trains the grids of published tables, and renders the notebook that compares the results. A stopped grid is continued.
ARITHMETIC := reports/arithmetic
arithmetic: build ## run the grids of published tables and write their report
	for grid in nested_sums two_sums two_sums_multiply single_unit four_functions elementary; do \
	  $(REASONOPS) run templates/grids/arithmetic_$$grid.yaml --out $(ARITHMETIC)/$$grid || exit 1; done
	$(MAKE) --no-print-directory arithmetic-report

arithmetic-report: build
	$(REASONOPS) render templates/arithmetic.md --data $(ARITHMETIC)/nested_sums/results.csv \
	  --data sums=$(ARITHMETIC)/two_sums/results.csv --data product=$(ARITHMETIC)/two_sums_multiply/results.csv \
	  --data single=$(ARITHMETIC)/single_unit/results.csv --data functions=$(ARITHMETIC)/four_functions/results.csv \
	  --data elementary=$(ARITHMETIC)/elementary/results.csv --assets linked --out $(ARITHMETIC) $(CHECK)

# Trains the grids of the study of multiplication in the order of its plan: for each part the search for rates, then the
# trials at the rates that it found. A stopped grid is continued. Takes many hours without rows.
MULTIPLICATION := reports/when-to-multiply
PARTS := block_1 block_2 block_3 others dial width distractors long oracles
multiplication: build ## run the grids of the study of multiplication, and write its report
	run() { $(REASONOPS) run $(MULTIPLICATION)/grids/$$1.yaml --out $(MULTIPLICATION)/$$2; }; \
	for part in $(PARTS); do run $${part}_tuning tuning/$${part//_/-}; run $$part $${part//_/-}; done; \
	for count in 256 1024 4096 16384 65536; do run examples_$$count examples-$$count; done
	$(REASONOPS) render templates/when_to_multiply.md $(DIAL_TUNING) --assets linked --out $(MULTIPLICATION)

# The dial's search for rates is a source of its own, once it is there.
DIAL_TUNING = $(if $(wildcard $(MULTIPLICATION)/tuning/dial/results.csv),--data 'dial_tuning=$(MULTIPLICATION)/tuning/{part}/results.csv')
