# SPDX-License-Identifier: Apache-2.0
"""The rules as queries, whose own logic is three-valued: tables.py polars|duckdb, and as workload.py says."""
import workload

import rules
from rules import joined


def with_polars(people, out):
    import people as people_of

    import polars as pl
    table = people_of.read(people)

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
        people_of.write(out, verdicts.select(letters))
    return table.height, judge, write


def with_duckdb(people, out):
    import duckdb
    db = duckdb.connect()
    db.execute("set threads to 1")
    ranks = " ".join(f"when '{rating}' then {rank}" for rank, rating in enumerate(rules.RATINGS))
    small = [f"case {field} {ranks} end::tinyint as {field}" for field in rules.RATED]
    small += [f"{field}::smallint as {field}" for field in rules.WHOLE]
    small += [f"{field}::float as {field}" for field in rules.PARTS]
    db.execute(f"create table people as select * replace ({', '.join(small)}) from read_csv('{people}', auto_detect = true)")

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
        db.execute(f"create or replace temp table verdicts as select id, {select} from people")

    def write(_):
        letters = ", ".join(f"case when award{i} then 'E' when award{i} is null then 'U' else 'N' end"
                            for i in range(len(awards)))
        db.execute(f"copy (select id, {letters} from verdicts) to '{out}' (header false)")
    return db.execute("select count(*) from people").fetchone()[0], judge, write


workload.run({"polars": with_polars, "duckdb": with_duckdb})
