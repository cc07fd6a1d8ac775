# SPDX-License-Identifier: Apache-2.0
"""The rules of the eligibility benchmark as data, from which each peer gets its own text.

all, any, none: of expressions. A leaf is (field, relation, constant); "yes" is a flag. The verdict of the engine is compared
with what comes out, so a slip here cannot pass.
"""

YEAR = 2025
RATINGS = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")  # from low to high
RATED = ("rating_y0", "rating_y1", "rating_y2")
WHOLE = ("unit_size", "years_service", "ldtt_streak", "cstdcs_streak", "initiatives_2y", "science_topics_2y", "leave_months",
         "last_award_year")
PARTS = {"tasks_done_pct": 4, "vote_pct": 4}  # the numbers with fractions, and how many parts of one these count


def ge(field, least): return (field, ">=", least)
def le(field, most): return (field, "<=", most)
def yes(field): return (field, "yes", 1)
def every(*e): return ("all",) + e
def some(*e): return ("any",) + e
def none(*e): return ("none",) + e
def best(field): return ge(field, 3)
def good(field): return ge(field, 2)


CLEAN = none(yes("discipline_active"))
CLEARED = none(yes("under_investigation"))
SPOTLESS = none(yes("discipline_active"), yes("under_investigation"))
REPORT, MINUTES = yes("dossier_report"), yes("dossier_minutes")
RESTED = ("last_award_year", "rested", YEAR - 2)

AWARDS = (
    every(CLEAN, CLEARED,
          some(every(best("rating_y0"), best("rating_y1"), some(ge("initiatives_2y", 2), ge("science_topics_2y", 2))),
               ge("cstdcs_streak", 2), every(ge("tasks_done_pct", 100), ge("vote_pct", 80))),
          REPORT, MINUTES, RESTED),
    every(CLEAN, CLEARED, good("rating_y0"), some(ge("tasks_done_pct", 90), ge("initiatives_2y", 1)), REPORT,
          le("leave_months", 6)),
    every(CLEAN, good("rating_y0"), ge("years_service", 1), le("leave_months", 5), ge("tasks_done_pct", 70),
          some(REPORT, MINUTES)),
    every(SPOTLESS, good("rating_y0"), some(best("rating_y0"), ge("ldtt_streak", 2)),
          some(ge("initiatives_2y", 1), ge("science_topics_2y", 1)), ge("vote_pct", 70), MINUTES,
          le("leave_months", 3)),
    every(SPOTLESS, ge("cstdcs_streak", 2), best("rating_y0"),
          some(ge("science_topics_2y", 1), ge("initiatives_2y", 3)), ge("vote_pct", 85), REPORT, MINUTES, RESTED),
    every(yes("is_frontline"), none(yes("is_leader")), ge("years_service", 5),
          some(ge("tasks_done_pct", 100), every(good("rating_y0"), good("rating_y1"))), CLEAN,
          le("leave_months", 4), some(REPORT, MINUTES), ge("unit_size", 8)),
)


def fields(e, found=None):
    """The fields that rules read, in the order they first do."""
    found = [] if found is None else found
    if e[0] in ("all", "any", "none"):
        for part in e[1:]:
            fields(part, found)
    elif e[0] not in found:
        found.append(e[0])
    return found


FIELDS = fields(every(*AWARDS))


def kleene(e, leaf, both, either, negated):
    """An expression in a language whose own and, or, not are three-valued."""
    if e[0] == "all":
        return both([kleene(part, leaf, both, either, negated) for part in e[1:]])
    if e[0] in ("any", "none"):
        text = either([kleene(part, leaf, both, either, negated) for part in e[1:]])
        return negated(text) if e[0] == "none" else text
    return leaf(*e)


def rail(e, surely, leaf, both, either, negated):
    """An expression in a two-valued language: where it is surely true, or where it may be.

    leaf(field, relation, constant, surely) says so of one fact.
    """
    if e[0] == "all":
        return both([rail(part, surely, leaf, both, either, negated) for part in e[1:]])
    if e[0] == "any":
        return either([rail(part, surely, leaf, both, either, negated) for part in e[1:]])
    if e[0] == "none":
        return negated(either([rail(part, not surely, leaf, both, either, negated) for part in e[1:]]))
    return leaf(*e, surely)


def comparison(fact, relation, constant, surely, negation):
    """A leaf where a blank is NaN, which fails every comparison: what may be is what does not pass the opposite one."""
    if surely and relation != "rested":
        return f"({fact} {'<=' if relation == '<=' else '>='} {constant})"
    return f"({negation}({fact} {'<' if relation in ('>=', 'yes') else '>'} {constant}))"


def joined(word):
    """Parts of an expression with a word between them."""
    return lambda parts: "(" + word.join(parts) + ")"
