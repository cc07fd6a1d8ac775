# SPDX-License-Identifier: Apache-2.0
"""The rules over arrays: arrays.py numpy|numba|openfisca, and as workload.py says."""
import importlib
import pathlib
import sys

import workload
import people as people_of

import numpy as np
import polars as pl

import rules
from rules import joined


def numbers(people):
    """The facts that rules read as arrays of floating numbers by name; a blank is NaN, which fails every comparison."""
    table = people_of.read(people)
    return {field: table[field].cast(pl.Float32).fill_null(float("nan")).to_numpy() for field in rules.FIELDS}


def integers(people):
    """The same as arrays of the smallest integers that hold them, fractions in parts; a blank is -1."""
    table = people_of.read(people)
    found = {}
    for field in rules.FIELDS:
        whole = (table[field].cast(pl.Float32) * rules.PARTS.get(field, 1)).cast(pl.Int16).fill_null(-1)
        found[field] = whole.shrink_dtype().to_numpy()
    return found


def writing(out):
    """A function that writes verdicts: for each award an array of 2 for surely, 1 for possibly and 0 for neither."""
    def write(verdicts):
        letters = pl.Series(["N", "U", "E"], dtype=pl.Enum(["N", "U", "E"]))
        people_of.write(out, pl.DataFrame({f"award{i}": letters.gather(codes) for i, codes in enumerate(verdicts)}))
    return write


def made(text, **names):
    """The function `judge` of a program text."""
    exec(text, names)
    return names["judge"]


def comparison(field, relation, constant, surely):
    return rules.comparison(field, relation, constant, surely, "~")


def tests(award, leaf):
    """The two tests of an award over arrays, surely and possibly."""
    return [rules.rail(award, surely, leaf, joined(" & "), joined(" | "), lambda x: f"(~{x})") for surely in (True, False)]


def with_numpy(people, out):
    """Each comparison is made once, for as many people at a time as what lies between fits into the cache."""
    column = list(numbers(people).values())
    count, block, once = len(column[0]), 32_768, {}

    def leaf(*fact):
        return once.setdefault(comparison(*fact), f"mask{len(once)}")
    verdicts = [f"({surely}, {possibly})" for surely, possibly in (tests(award, leaf) for award in rules.AWARDS)]
    lines = "".join(f" {name} = {text}\n" for text, name in once.items())
    some = made(f"def judge({', '.join(rules.FIELDS)}):\n{lines} return [{', '.join(verdicts)}]")
    surely, possibly = (np.empty((len(rules.AWARDS), count), dtype=bool) for _ in range(2))

    def judge():
        for first in range(0, count, block):
            rows = slice(first, first + block)
            for award, (sure, may) in enumerate(some(*(facts[rows] for facts in column))):
                surely[award, rows], possibly[award, rows] = sure, may
        return surely, possibly

    def write(verdicts):
        writing(out)(np.add(*verdicts, dtype=np.uint8))
    return count, judge, write


def with_numba(people, out):
    """One loop over all people, from a file of its own, beside which numba keeps what it compiled."""
    column = integers(people)
    count = len(column[rules.FIELDS[0]])

    def leaf(field, relation, constant, surely):
        fact, constant = f"{field}[i]", constant * rules.PARTS.get(field, 1)
        if relation in (">=", "yes"):
            return f"({fact} >= {constant})" if surely else f"(({fact} >= {constant}) | ({fact} < 0))"
        return f"(({fact} <= {constant}) & ({fact} >= 0))" if surely and relation == "<=" else f"({fact} <= {constant})"
    lines = ["import numba", "import numpy as np", "@numba.njit(cache=True)",
             f"def judge(verdicts, {', '.join(rules.FIELDS)}):", f" for i in range({rules.FIELDS[0]}.size):"]
    for place, award in enumerate(rules.AWARDS):
        surely, possibly = (rules.rail(award, rail, leaf, joined(" & "), joined(" | "), lambda x: f"(not {x})")
                            for rail in (True, False))
        lines.append(f"  verdicts[{place}, i] = np.uint8({surely}) + np.uint8({possibly})")
    text, path = "\n".join(lines) + "\n", pathlib.Path(__file__).parent / "__pycache__" / "numba_rules.py"
    path.parent.mkdir(exist_ok=True)
    if not (path.exists() and path.read_text() == text):
        path.write_text(text)
    sys.path.append(str(path.parent))
    judged_by = importlib.import_module(path.stem)
    verdicts = np.empty((len(rules.AWARDS), count), dtype=np.uint8)
    arguments = [column[field] for field in rules.FIELDS]

    def judge():
        judged_by.judge(verdicts, *arguments)
        return verdicts
    return count, judge, writing(out)


def with_openfisca(people, out):
    """Facts and awards are variables of persons; a judgement forgets the awards and asks for them anew.

    Variables have no third value, so that an award is a number. One formula for each award is faster than one for each of
    its two tests at 10,000 people, and than one for each condition below a million.
    """
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable
    person = Entity("person", "persons", "", "")
    system = TaxBenefitSystem([person])

    def add(name, **attributes):
        system.add_variable(type(name, (Variable,), {"entity": person, "definition_period": DateUnit.YEAR} | attributes))
    for field in rules.FIELDS:
        add(field, value_type=float, default_value=np.nan)
    awards = [f"award{place}" for place in range(len(rules.AWARDS))]
    for name, award in zip(awards, rules.AWARDS):
        facts = "".join(f" {field} = person('{field}', period)\n" for field in rules.fields(award))
        surely, possibly = tests(award, comparison)
        add(name, value_type=int, formula=made(
            f"def judge(person, period):\n{facts} return np.add({surely}, {possibly}, dtype=np.int32)", np=np))
    column, year = numbers(people), str(rules.YEAR)
    count = len(column[rules.FIELDS[0]])
    simulation = SimulationBuilder().build_default_simulation(system, count)
    for field, values in column.items():
        simulation.set_input(field, year, values)

    def judge():
        for name in awards:
            simulation.delete_arrays(name, year)
        return [simulation.calculate(name, year) for name in awards]
    return count, judge, writing(out)


workload.run({"numpy": with_numpy, "numba": with_numba, "openfisca": with_openfisca})
