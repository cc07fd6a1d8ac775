# SPDX-License-Identifier: Apache-2.0
"""numpy, numba, Polars or DuckDB on the eligibility benchmark.

    columns.py numpy|numba|polars|duckdb PEOPLE.csv VERDICTS.csv [SAMPLES]

Reads the people, judges them, writes one line a person. With SAMPLES it then judges again as often and prints the median
nanoseconds of processor time a cell, with the records already in the peer's own form.
"""
import os
import statistics
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("POLARS_MAX_THREADS", "1")

import rules  # noqa: E402

peer, people, out = sys.argv[1:4]
samples = int(sys.argv[4]) if len(sys.argv) > 4 else 0


def joined(word):
    return lambda parts: "(" + word.join(parts) + ")"


def columns():
    """The facts that rules read as arrays by name, what is missing as NaN."""
    import numpy as np
    import csv
    with open(people, newline="") as file:
        names = next(csv.reader(file))
        wanted = [names.index(field) for field in rules.FIELDS]
        rating = {name: str(rank) for rank, name in enumerate(rules.RATINGS)}
        word = {"": "nan", "true": "1", "false": "0"} | rating
        rows = [[word.get(row[i], row[i]) for i in wanted] for row in csv.reader(file)]
    table = np.array(rows, dtype=np.float32)
    return {field: np.ascontiguousarray(table[:, i]) for i, field in enumerate(rules.FIELDS)}


def write_codes(codes):
    """Writes verdicts: a row of numbers for each award, 2 for yes and 1 for not known."""
    import numpy as np
    letters = np.array(["N", "U", "E"])[codes]
    with open(out, "w") as file:
        file.writelines(f"{i + 1},{','.join(row)}\n" for i, row in enumerate(letters.T.tolist()))


def with_numpy():
    import numpy as np
    column = columns()

    def leaf(field, relation, constant, surely):
        if relation == "rested":
            return f"(({field} <= {constant}) | np.isnan({field}))"
        comparison = f"({field} {'>=' if relation == 'yes' else relation} {constant})"
        return comparison if surely else f"({comparison} | np.isnan({field}))"
    program = "def judge():\n return [(" + "),\n (".join(
        "{}, {}".format(*(rules.rail(award, surely, leaf, joined(" & "), joined(" | "), lambda x: f"(~{x})")
                          for surely in (True, False))) for award in rules.AWARDS) + ")]"
    names = {"np": np} | column
    exec(program, names)

    def judge():
        return names["judge"]()

    def write(verdicts):
        write_codes(np.stack([np.where(yes, 2, np.where(maybe, 1, 0)) for yes, maybe in verdicts]))
    return len(column[rules.FIELDS[0]]), judge, write


def with_numba():
    import numpy as np
    import numba
    column = columns()
    count = len(column[rules.FIELDS[0]])

    def leaf(field, relation, constant, surely):
        # NaN fails every comparison: what may be is what fails the opposite one.
        opposite = {">=": "<", "yes": "<", "<=": ">", "rested": ">"}[relation]
        if surely and relation != "rested":
            return f"({field}[i] {'>=' if relation == 'yes' else relation} {constant})"
        return f"(not {field}[i] {opposite} {constant})"
    lines = [f"def judge(verdicts, {', '.join(rules.FIELDS)}):", f" for i in range({rules.FIELDS[0]}.size):"]
    for place, award in enumerate(rules.AWARDS):
        sure, maybe = (rules.rail(award, surely, leaf, joined(" & "), joined(" | "), lambda x: f"(not {x})")
                       for surely in (True, False))
        lines.append(f"  verdicts[{place}, i] = np.uint8({sure}) + np.uint8({maybe})")
    names = {"np": np}
    exec("\n".join(lines), names)
    compiled = numba.njit(names["judge"])
    verdicts = np.empty((len(rules.AWARDS), count), dtype=np.uint8)
    arguments = [column[field] for field in rules.FIELDS]

    def judge():
        compiled(verdicts, *arguments)
        return verdicts
    return count, judge, write_codes


def with_polars():
    import polars as pl
    table = pl.read_csv(people, schema_overrides={f"rating_y{i}": pl.Enum(rules.RATINGS) for i in range(3)})
    table = table.with_columns(pl.col(pl.Enum(rules.RATINGS)).to_physical().cast(pl.Int8))

    def leaf(field, relation, constant):
        fact = pl.col(field)
        if relation == "yes":
            return fact
        if relation == "rested":
            return fact.is_null() | (fact <= constant)
        return fact >= constant if relation == ">=" else fact <= constant

    def fold(combine):
        def folded(parts):
            result = parts[0]
            for part in parts[1:]:
                result = combine(result, part)
            return result
        return folded
    expressions = [rules.kleene(award, leaf, fold(lambda a, b: a & b), fold(lambda a, b: a | b), lambda a: ~a)
                   .alias(f"award{i}") for i, award in enumerate(rules.AWARDS)]
    lazy = table.lazy()

    def judge():
        return lazy.select(expressions).collect()

    def write(verdicts):
        letters = [pl.when(pl.col(name)).then(pl.lit("E")).when(pl.col(name).is_null()).then(pl.lit("U"))
                   .otherwise(pl.lit("N")).alias(name) for name in verdicts.columns]
        verdicts.select(pl.int_range(1, pl.len() + 1).alias("id"), *letters).write_csv(out, include_header=False)
    return table.height, judge, write


def with_duckdb():
    import duckdb
    db = duckdb.connect()
    db.execute("set threads to 1")
    db.execute(f"create table people as select * from read_csv('{people}', auto_detect = true)")
    ratings = ", ".join(
        f"case rating_y{i} " + " ".join(f"when '{r}' then {rank}" for rank, r in enumerate(rules.RATINGS))
        + f" end::tinyint as rating_y{i}" for i in range(3))
    db.execute(f"create or replace table people as select * replace ({ratings}) from people")

    def leaf(field, relation, constant):
        if relation == "yes":
            return field
        if relation == "rested":
            return f"({field} is null or {field} <= {constant})"
        return f"{field} {relation} {constant}"
    awards = [rules.kleene(award, leaf, joined(" and "), joined(" or "), lambda x: f"(not {x})")
              for award in rules.AWARDS]
    select = ", ".join(f"{text} as award{i}" for i, text in enumerate(awards))

    def judge():
        db.execute(f"create or replace table verdicts as select id, {select} from people")

    def write(_):
        letters = ", ".join(f"case when award{i} then 'E' when award{i} is null then 'U' else 'N' end"
                            for i in range(len(awards)))
        db.execute(f"copy (select id, {letters} from verdicts) to '{out}' (header false)")
    return db.execute("select count(*) from people").fetchone()[0], judge, write


count, judge, write = {"numpy": with_numpy, "numba": with_numba, "polars": with_polars, "duckdb": with_duckdb}[peer]()
write(judge())
if samples:
    times = []
    for _ in range(samples):
        start = time.process_time_ns()
        judge()
        times.append((time.process_time_ns() - start) / count / len(rules.AWARDS))
    print(statistics.median(times))
