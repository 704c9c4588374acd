# Measurements of speed. Run them on a machine that does nothing else.

BASE ?= a755733

bench: build ## measure the speed of training, of reports and of intervals
	$(REASONOPS) bench train
	$(REASONOPS) bench grid octavian_2018
	$(REASONOPS) bench resume
	$(REASONOPS) bench statistics
	$(REASONOPS) bench render

# Compares the speed of this tree with the commit BASE, in twenty pairs of alternating runs.
bench-before-after: setup ## compare the speed with that of an earlier commit: BASE=a755733
	Scripts/bench-before-after --base $(BASE)

# Compares trials of echo per second with GNU parallel (from Debian) and Snakemake (from PyPI).
bench-runners: build ## compare the trials a second with GNU parallel and Snakemake
	@command -v parallel >/dev/null || { echo 'make bench-runners needs GNU parallel: apt-get install parallel' >&2; exit 1; }
	Tests/Soak/bench_runners.py $(REASONOPS)

# Installs JAX, PyTorch and seaborn from PyPI, about 1.5 GB, into an environment that `make clean` removes.
bench-rivals: build ## compare the speed with JAX, PyTorch, pandas, polars, DuckDB, seaborn, gnuplot and Vega
	@Scripts/install-packages python3-venv gnuplot-nox
	$(call PYTHON,rivals,Tests/References/rivals)
	@.build/rivals/bin/python Tests/References/rivals/bench_rivals.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/csv_bench.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/bench_charts.py $(REASONOPS)
	@.build/rivals/bin/python Tests/References/rivals/bench_tables.py $(REASONOPS) --large

bench-builds: build ## compare the speed of the builds for other instruction sets
	REASONOPS_MARCH=x86-64-v3 swift build -c release --scratch-path .build/x86-64-v3
	python3 Tests/References/rivals/bench_builds.py $(REASONOPS) .build/x86-64-v3/release/reasonops
