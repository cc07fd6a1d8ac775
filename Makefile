.PHONY: demo test setup build lint format bench bench-allocation bench-growth bench-loading bench-startup bench-whatif exhaustive example

# Set up, build, and run the main job on the example round.
demo: build
	./scripts/demo

# The same, then every test.
test: demo lint
	swift test --disable-xctest --parallel

setup:
	./scripts/setup

# With Swift's own libraries inside, the program starts faster and runs where no Swift is installed; Apple's systems bring them.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

# Types are found by direct calls instead of by their names, which is a fifteenth of a short run; a compiler that does not
# know the flag builds without it.
DIRECT_TYPES := -disable-concrete-type-metadata-mangled-name-accessors
DIRECT = $(if $(shell swiftc -frontend -typecheck $(DIRECT_TYPES) /dev/null 2>&1 || echo no),,-Xswiftc -Xfrontend -Xswiftc $(DIRECT_TYPES))

build: setup
	swift build -c release --product binhxet $(STATIC) $(DIRECT)

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Examples

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Examples

# The engine beside loops in C and beside what people would pick instead, written to Benchmarks/README.md.
bench: setup
	./Benchmarks/bench

# How time and memory grow, up to ten million candidates where the machine holds them; writes the table.
LARGEST := 10000000
bench-growth: setup
	swift run -c release --package-path Benchmarks growth --largest $(LARGEST) --write Benchmarks/README.md

# A large department from a workbook and from CSV files; writes the table.
bench-loading: build
	./Benchmarks/loading/bench-loading --write Benchmarks/README.md

# A cold process on the example round, from its start to its answer; writes the table.
bench-startup: build
	./Benchmarks/startup/bench-startup --write Benchmarks/README.md

# What-if questions beside judging the whole round anew; writes the table.
bench-whatif: setup
	swift run -c release --package-path Benchmarks whatif --write Benchmarks/README.md

# The seat allocator beside CP-SAT and HiGHS, whose Python environment is made where it is missing; writes the table.
bench-allocation: Benchmarks/allocation/peers/.venv/bin/python
	swift run -c release --package-path Benchmarks/allocation bench-allocation --write Benchmarks/README.md

Benchmarks/allocation/peers/.venv/bin/python:
	Benchmarks/allocation/peers/setup

# Every small world of the allocator's oracle; takes a while.
exhaustive: setup
	ALLOCATION_EXHAUSTIVE=1 swift test -c release --disable-xctest --filter ExhaustiveTests

# Writes the workbook of the example round anew.
example: setup
	swift run example-round
