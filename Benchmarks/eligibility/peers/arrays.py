# SPDX-License-Identifier: Apache-2.0
"""The rules over arrays of numbers, in which a blank is no number: arrays.py numpy|numba|openfisca, and as workload.py says."""
import csv

import workload  # first: it says how many threads there are

import numpy as np

import rules
from rules import joined


def columns(people):
    """The facts that rules read as arrays by name."""
    with open(people, newline="") as file:
        names = next(csv.reader(file))
        wanted = [names.index(field) for field in rules.FIELDS]
        rating = {name: str(rank) for rank, name in enumerate(rules.RATINGS)}
        word = {"": "nan", "true": "1", "false": "0"} | rating
        rows = [[word.get(row[i], row[i]) for i in wanted] for row in csv.reader(file)]
    table = np.array(rows, dtype=np.float32)
    return {field: np.ascontiguousarray(table[:, i]) for i, field in enumerate(rules.FIELDS)}


def writing(out):
    """A function that writes verdicts: a row of numbers for each award, how many of surely and possibly hold."""
    def write(verdicts):
        letters = np.array(["N", "U", "E"])[np.stack(verdicts)]
        with open(out, "w") as file:
            file.writelines(f"{i + 1},{','.join(row)}\n" for i, row in enumerate(letters.T.tolist()))
    return write


def masks(award):
    """An award's two tests over whole arrays, surely and possibly."""
    def leaf(field, relation, constant, surely):
        return rules.comparison(field, relation, constant, surely, "~")
    return [rules.rail(award, surely, leaf, joined(" & "), joined(" | "), lambda x: f"(~{x})") for surely in (True, False)]


def made(text, **names):
    """The function of a program text."""
    exec(text, names)
    return names["judge"]


def with_numpy(people, out):
    column = columns(people)
    judge = made("def judge():\n return [" + ",\n ".join("({}, {})".format(*masks(award)) for award in rules.AWARDS) + "]",
                 **column)

    def write(verdicts):
        writing(out)([surely.astype(np.uint8) + possibly for surely, possibly in verdicts])
    return len(column[rules.FIELDS[0]]), judge, write


def with_numba(people, out):
    import numba
    column = columns(people)
    count = len(column[rules.FIELDS[0]])

    def leaf(field, relation, constant, surely):
        return rules.comparison(f"{field}[i]", relation, constant, surely, "not ")
    lines = [f"def judge(verdicts, {', '.join(rules.FIELDS)}):", f" for i in range({rules.FIELDS[0]}.size):"]
    for place, award in enumerate(rules.AWARDS):
        surely, possibly = (rules.rail(award, rail, leaf, joined(" & "), joined(" | "), lambda x: f"(not {x})")
                            for rail in (True, False))
        lines.append(f"  verdicts[{place}, i] = np.uint8({surely}) + np.uint8({possibly})")
    compiled = numba.njit(made("\n".join(lines), np=np))
    verdicts = np.empty((len(rules.AWARDS), count), dtype=np.uint8)
    arguments = [column[field] for field in rules.FIELDS]

    def judge():
        compiled(verdicts, *arguments)
        return verdicts
    return count, judge, writing(out)


def with_openfisca(people, out):
    """Facts and awards are variables of persons; a judgement forgets the awards and asks for them anew.

    Variables have no third value, so that an award is a number. One formula an award takes less than a variable for each of
    its two tests with 10,000 people, or for each condition with any number below a million.
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
        surely, possibly = masks(award)
        add(name, value_type=int, formula=made(
            f"def judge(person, period):\n{facts} return np.add({surely}, {possibly}, dtype=np.int32)", np=np))
    column, year = columns(people), str(rules.YEAR)
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
