# SPDX-License-Identifier: Apache-2.0
"""Reads the people with Polars, as its own peer and those that work on arrays do: numbers as small as their values."""
import workload  # noqa: F401  It says how many threads there are before Polars asks.

import polars as pl

import rules


def read(path):
    """A table of the facts that rules read; ratings are ranks."""
    types = {field: pl.Int16 for field in rules.WHOLE} | {field: pl.Float32 for field in rules.PARTS}
    types |= {field: pl.Enum(rules.RATINGS) for field in rules.RATED}
    table = pl.read_csv(path, schema_overrides=types, columns=rules.FIELDS)
    return table.with_columns(pl.col(pl.Enum(rules.RATINGS)).to_physical().cast(pl.Int8))


def write(path, verdicts):
    """Writes a table of verdicts, a column of letters for each award."""
    verdicts.select(pl.int_range(1, pl.len() + 1).alias("id"), pl.all()).write_csv(path, include_header=False)
