"""The parts of the benchmark. Each module has TITLE and measure(bench) -> Result; bench.py lists them in order."""
