# SPDX-License-Identifier: Apache-2.0
"""Writes a class of people and the conditions of the rules for Judge.java: write_java.py FOLDER

A fact is a number, and a blank is NaN.
"""
import pathlib
import sys

import rules
from rules import joined

conditions = {}


def leaf(field, relation, constant, surely):
    return rules.comparison(f"person.{field}", relation, constant, surely, "!")


def award(expression, surely):
    """The places of an award's conditions among all conditions: those that say the same of a person are one."""
    assert expression[0] == "all", "the parts of an award are conditions of a rule"
    texts = (rules.rail(part, surely, leaf, joined(" && "), joined(" || "), lambda text: f"!{text}") for part in expression[1:])
    return "{" + ", ".join(str(conditions.setdefault(text, len(conditions))) for text in texts) + "}"


def awards(surely):
    return ", ".join(award(expression, surely) for expression in rules.AWARDS)


folder = pathlib.Path(sys.argv[1])
folder.mkdir(exist_ok=True)
surely, possibly = awards(True), awards(False)
(folder / "Rules.java").write_text(f"""\
import java.util.List;
import org.drools.model.functions.Predicate1;

final class Rules {{
    static final int[][] SURELY = {{{surely}}};
    static final int[][] POSSIBLY = {{{possibly}}};
    static final List<Predicate1<Person>> CONDITIONS = List.of(
        {", ".join(f"person -> {text}" for text in conditions)});
}}
""")
quoted = ", ".join(f'"{field}"' for field in rules.FIELDS)
words = {"": "Float.NaN", "true": "1", "false": "0"} | {name: rank for rank, name in enumerate(rules.RATINGS)}
(folder / "Person.java").write_text(f"""\
import java.util.List;

public final class Person {{
    static final List<String> FIELDS = List.of({quoted});
    final float {", ".join(rules.FIELDS)};
    final byte[] verdicts = new byte[{len(rules.AWARDS)}];

    Person(String[] cells, int[] places) {{
        {" ".join(f"{field} = fact(cells[places[{place}]]);" for place, field in enumerate(rules.FIELDS))}
    }}

    private static float fact(String cell) {{
        switch (cell) {{
            {" ".join(f'case "{word}": return {value};' for word, value in words.items())}
            default: return Float.parseFloat(cell);
        }}
    }}
}}
""")
