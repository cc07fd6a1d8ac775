# SPDX-License-Identifier: Apache-2.0
"""What peers in Python have in common: PEER PEOPLE.csv VERDICTS.csv [SAMPLES]

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


def run(peers):
    """Runs the peer that the command line names; each is a function of the files of people and of verdicts.

    Each returns how many people there are, a function that judges them, and one that writes what that function returned.
    """
    peer, people, out = sys.argv[1:4]
    count, judge, write = peers[peer](people, out)
    write(judge())
    times = []
    for _ in range(int(sys.argv[4]) if len(sys.argv) > 4 else 0):
        start = time.process_time_ns()
        judge()
        times.append((time.process_time_ns() - start) / count / len(rules.AWARDS))
    if times:
        print(statistics.median(times))
