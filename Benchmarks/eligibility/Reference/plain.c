// SPDX-License-Identifier: Apache-2.0

// One person after the other, as one would write it in C: no < unknown < yes, so and is the lesser, or the greater.

#include "eligibility.h"

enum { NO, UNKNOWN, YES };

static inline __attribute__((always_inline)) int at_least(int32_t value, int32_t least) { return value == BLANK ? UNKNOWN : value >= least ? YES : NO; }
static inline __attribute__((always_inline)) int at_most(int32_t value, int32_t most) { return value == BLANK ? UNKNOWN : value <= most ? YES : NO; }
static inline __attribute__((always_inline)) int is(int32_t value) { return at_least(value, 1); }
static inline __attribute__((always_inline)) int not(int a) { return YES - a; }
static inline __attribute__((always_inline)) int and(int a, int b) { return a < b ? a : b; }
static inline __attribute__((always_inline)) int or(int a, int b) { return a > b ? a : b; }
#define ALL3(a, b, c) and(a, and(b, c))

FOR_THIS_MACHINE void eligibility_plain(const eligibility_person *people, size_t count, uint8_t *verdicts) {
    for (size_t i = 0; i < count; i++) {
        const int32_t *f = people[i].fact;
        int clean = not(is(f[DISCIPLINE])), spotless = and(clean, not(is(f[INVESTIGATION])));
        int report = is(f[REPORT]), minutes = is(f[MINUTES]);
        int best0 = at_least(f[RATING_Y0], 3), good0 = at_least(f[RATING_Y0], 2);
        int rested = f[LAST_AWARD] == BLANK || f[LAST_AWARD] <= YEAR - 2 ? YES : NO;
        uint8_t *out = verdicts + i;
        out[0 * count] = (uint8_t)and(
            ALL3(spotless, and(report, minutes), rested),
            or(ALL3(best0, at_least(f[RATING_Y1], 3), or(at_least(f[INITIATIVES], 2), at_least(f[SCIENCE_TOPICS], 2))),
               or(at_least(f[CSTDCS_STREAK], 2), and(at_least(f[TASKS_DONE], 10000), at_least(f[VOTE], 8000)))));
        out[1 * count] = (uint8_t)ALL3(
            spotless, and(good0, or(at_least(f[TASKS_DONE], 9000), at_least(f[INITIATIVES], 1))),
            and(report, at_most(f[LEAVE_MONTHS], 6)));
        out[2 * count] = (uint8_t)and(
            ALL3(clean, good0, at_least(f[YEARS_SERVICE], 1)),
            ALL3(at_most(f[LEAVE_MONTHS], 5), at_least(f[TASKS_DONE], 7000), or(report, minutes)));
        out[3 * count] = (uint8_t)and(
            ALL3(spotless, good0, or(best0, at_least(f[LDTT_STREAK], 2))),
            and(or(at_least(f[INITIATIVES], 1), at_least(f[SCIENCE_TOPICS], 1)),
                ALL3(at_least(f[VOTE], 7000), minutes, at_most(f[LEAVE_MONTHS], 3))));
        out[4 * count] = (uint8_t)and(
            ALL3(spotless, at_least(f[CSTDCS_STREAK], 2), best0),
            and(or(at_least(f[SCIENCE_TOPICS], 1), at_least(f[INITIATIVES], 3)),
                ALL3(at_least(f[VOTE], 8500), and(report, minutes), rested)));
        out[5 * count] = (uint8_t)and(
            ALL3(is(f[IS_FRONTLINE]), not(is(f[IS_LEADER])), at_least(f[YEARS_SERVICE], 5)),
            and(ALL3(or(at_least(f[TASKS_DONE], 10000), and(good0, at_least(f[RATING_Y1], 2))), clean,
                     at_most(f[LEAVE_MONTHS], 4)),
                and(or(report, minutes), at_least(f[UNIT_SIZE], 8))));
    }
}
