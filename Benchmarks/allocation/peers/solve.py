#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Allocates by integer programming: the peer that the allocator is checked against and measured beside.

usage: solve.py cpsat|highs [SECONDS] [--reduce] < problems
       solve.py cpsat|highs --version

Each line of the input is a problem as JSON: seats (or null), ranks (all different), groups (lists of positions) and caps,
ceilings, floors (group, atMost or share as [p, q]) and reserves (group, atLeast, ifUnfilled). Each line of the output is
{"awarded", "shortfalls", "filled", "proven", "seconds"}: one variable per candidate; shortfalls in order, then size, then
merit by blocks of twenty in rank order with weights 2^19 ... 1, each level fixed before the next. One thread, no gap.
SECONDS limits the time that the solver itself takes, which is what "seconds" tells; making the model counts for nothing.
With --reduce, people are left out first whom so many better ones of the same groups precede that no seat can come to them.
"""
import importlib.metadata
import json
import os
import sys
import time

import numpy as np

BLOCK = 20


class Highs:
    def __init__(self, n):
        import highspy

        self.highspy, self.h, self.n = highspy, highspy.Highs(), n
        for key, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
            self.h.setOptionValue(key, value)
        inf = highspy.kHighsInf
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = n, 0
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.zeros(n), np.zeros(n), np.ones(n)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.zeros(1, np.int32)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.integrality_ = [highspy.HighsVarType.kInteger] * n
        self.inf, self.spent = inf, 0.0
        self.h.passModel(lp)

    def add(self, at, weight, lower=None, upper=None):
        self.h.addRow(
            -self.inf if lower is None else float(lower), self.inf if upper is None else float(upper),
            len(at), np.asarray(at, np.int32), np.asarray(weight, float))

    def fix(self, at, values):
        values = np.asarray(values, float)
        self.h.changeColsBounds(len(at), np.asarray(at, np.int32), values, values)

    def maximise(self, at, weight, seconds):
        cost = np.zeros(self.n)
        cost[at] = weight
        self.h.changeColsCost(self.n, np.arange(self.n, dtype=np.int32), cost)
        self.h.setOptionValue("time_limit", self.h.getRunTime() + seconds)
        start = time.perf_counter()
        self.h.run()
        self.spent += time.perf_counter() - start
        optimal = self.h.getModelStatus() == self.highspy.HighsModelStatus.kOptimal
        return (np.array(self.h.getSolution().col_value) > 0.5 if optimal else None)


class CpSat:
    def __init__(self, n):
        from ortools.sat.python import cp_model

        self.cp, self.m = cp_model, cp_model.CpModel()
        self.x = [self.m.new_bool_var("") for _ in range(n)]
        self.spent = 0.0

    def expression(self, at, weight):
        return self.cp.LinearExpr.weighted_sum([self.x[i] for i in at], [int(w) for w in weight])

    def add(self, at, weight, lower=None, upper=None):
        if lower is not None:
            self.m.add(self.expression(at, weight) >= int(lower))
        if upper is not None:
            self.m.add(self.expression(at, weight) <= int(upper))

    def fix(self, at, values):
        for i, v in zip(at, values):
            self.m.add(self.x[i] == int(v))

    def maximise(self, at, weight, seconds):
        self.m.maximize(self.expression(at, weight))
        s = self.cp.CpSolver()
        s.parameters.num_workers, s.parameters.random_seed = 1, 1
        s.parameters.max_time_in_seconds, s.parameters.relative_gap_limit = seconds, 0.0
        start = time.perf_counter()
        status = s.solve(self.m)
        self.spent += time.perf_counter() - start
        if status != self.cp.OPTIMAL:
            return None
        x = np.array([s.boolean_value(v) for v in self.x])
        self.m.clear_hints()
        for v, b in zip(self.x, x):
            self.m.add_hint(v, bool(b))
        return x


def reduced(problem):
    """The problem without those whom enough better people of the same groups precede, and who is left."""
    n = len(problem["ranks"])
    most = {}
    for rule in problem["caps"]:
        most[rule["group"]] = min(rule["atMost"], most.get(rule["group"], n))
    groups_of = [[] for _ in range(n)]
    for kind in ("caps", "ceilings", "floors", "reserves"):
        for group in {rule["group"] for rule in problem[kind]}:
            for member in problem["groups"][group]:
                groups_of[member].append(group)
    left, seen = [], {}
    for candidate in sorted(range(n), key=lambda c: problem["ranks"][c]):
        key = frozenset(groups_of[candidate])
        room = min([n if problem["seats"] is None else problem["seats"]] + [most.get(g, n) for g in key])
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= room:
            left.append(candidate)
    left.sort()
    place = {candidate: index for index, candidate in enumerate(left)}
    groups = [[place[m] for m in members if m in place] for members in problem["groups"]]
    return {**problem, "ranks": [problem["ranks"][c] for c in left], "groups": groups}, left


def solve(problem, solver, limit, reduce=False):
    people = range(len(problem["ranks"]))
    if reduce:
        problem, people = reduced(problem)
    n, seats = len(problem["ranks"]), problem.get("seats")
    m = solver(n)
    left = lambda: max(0.01, limit - m.spent)
    everyone = np.arange(n)
    groups = [np.asarray(sorted(set(g)), int) for g in problem["groups"]]
    inside = lambda g: np.isin(everyone, groups[g]).astype(int)
    if seats is not None:
        m.add(everyone, np.ones(n), upper=seats)
    for rule in problem["caps"]:
        m.add(groups[rule["group"]], np.ones(len(groups[rule["group"]])), upper=rule["atMost"])
    for rule in problem["ceilings"]:
        p, q = rule["share"]
        m.add(everyone, q * inside(rule["group"]) - p, upper=0)
    for rule in problem["floors"]:
        p, q = rule["share"]
        m.add(everyone, q * inside(rule["group"]) - p, lower=0)
    for rule in problem["reserves"]:
        if rule["ifUnfilled"] == "vacant" and seats is not None:
            m.add(everyone, 1 - inside(rule["group"]), upper=max(0, seats - rule["atLeast"]))
    unproven = {"proven": False, "seconds": None}
    shortfalls, x = [], None
    for rule in problem["reserves"]:
        at = groups[rule["group"]]
        # More than is asked for counts for nothing: ask for all of it first, and only then for the most.
        got = 0
        if len(at):
            y = m.maximise(at, np.ones(len(at)), left())
            if y is None:
                return unproven
            got = min(rule["atLeast"], int(y[at].sum()))
            m.add(at, np.ones(len(at)), lower=got)
        shortfalls.append(rule["atLeast"] - got)
    x = m.maximise(everyone, np.ones(n), left())
    if x is None:
        return unproven
    filled = int(x.sum())
    m.add(everyone, np.ones(n), lower=filled)
    order = np.argsort(problem["ranks"], kind="stable")
    settled = 0
    for first in range(0, n, BLOCK):
        if settled >= filled:
            break
        at = order[first:first + BLOCK]
        x = m.maximise(at, 2 ** np.arange(len(at))[::-1], left())
        if x is None:
            return unproven
        m.fix(at, x[at])
        settled += int(x[at].sum())
    awarded = [people[i] for i in order if x[i]] if settled else []
    return {
        "awarded": awarded[:filled], "shortfalls": shortfalls, "filled": filled, "proven": True,
        "seconds": round(m.spent, 6)}


if __name__ == "__main__":
    solver = {"highs": Highs, "cpsat": CpSat}[sys.argv[1]]
    if "--version" in sys.argv:
        print(importlib.metadata.version({"highs": "highspy", "cpsat": "ortools"}[sys.argv[1]]))
        sys.exit()
    numbers = [a for a in sys.argv[2:] if not a.startswith("--")]
    limit = float(numbers[0]) if numbers else 60.0
    # The libraries write remarks to standard output; those go where errors go.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        answer = solve(json.loads(line), solver, limit, "--reduce" in sys.argv)
        print(json.dumps(answer), file=answers, flush=True)
