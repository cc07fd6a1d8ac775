.PHONY: demo test setup build lint format bench example

# Set up, build, and run the main job on the example round.
demo: build
	./scripts/demo

# The same, then every test.
test: demo lint
	swift test --disable-xctest --parallel

setup:
	./scripts/setup

build: setup
	swift build -c release --product binhxet

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Examples

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Examples

# The engine beside loops in C and beside what people would pick instead, written to Benchmarks/README.md.
bench: setup
	./Benchmarks/bench

# Writes the workbook of the example round anew.
example: setup
	swift run example-round
