// SPDX-License-Identifier: Apache-2.0

// Sixty-four people at a time: comparisons give a word of bits, and words are combined.

#include "eligibility.h"

#include <stdlib.h>
#include <string.h>

typedef int8_t bytes64 __attribute__((vector_size(64), aligned(1)));
typedef int16_t shorts64 __attribute__((vector_size(128), aligned(1)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

static inline __attribute__((always_inline)) uint64_t word(bits64 bits) {
    uint64_t word;
    memcpy(&word, &bits, 8);
    return word;
}
#define MASK(vector) word(__builtin_convertvector((vector), bits64))

typedef struct {
    uint64_t yes, no;
} truth;
static inline __attribute__((always_inline)) truth and(truth a, truth b) { return (truth){a.yes & b.yes, a.no | b.no}; }
static inline __attribute__((always_inline)) truth or(truth a, truth b) { return (truth){a.yes | b.yes, a.no & b.no}; }
static inline __attribute__((always_inline)) truth not(truth a) { return (truth){a.no, a.yes}; }
#define ALL3(a, b, c) and(a, and(b, c))

eligibility_columns eligibility_lay_out(const eligibility_person *people, size_t count) {
    eligibility_columns columns = {.words = (count + 63) / 64};
    for (int field = 0; field < FIELDS; field++) {
        int wide = field == UNIT_ID || field == TASKS_DONE || field == VOTE || field == LAST_AWARD;
        columns.bytes[field] = wide ? NULL : aligned_alloc(64, columns.words * 64);
        columns.shorts[field] = wide ? aligned_alloc(64, columns.words * 128) : NULL;
        columns.known[field] = aligned_alloc(64, (columns.words * 8 + 63) / 64 * 64);
        memset(columns.known[field], 0, columns.words * 8);
        for (size_t i = 0; i < columns.words * 64; i++) {
            int32_t value = i < count ? people[i].fact[field] : BLANK;
            if (value != BLANK) columns.known[field][i / 64] |= (uint64_t)1 << i % 64;
            if (wide) columns.shorts[field][i] = value == BLANK ? 0 : (int16_t)value;
            else columns.bytes[field][i] = value == BLANK ? 0 : (int8_t)value;
        }
    }
    return columns;
}

FOR_THIS_MACHINE void eligibility_planes(const eligibility_columns *c, uint64_t *yes[AWARDS], uint64_t *no[AWARDS]) {
    for (size_t w = 0; w < c->words; w++) {
#define KNOWN(field) uint64_t known_##field = c->known[field][w]
#define BYTES(field) KNOWN(field); bytes64 field##_ = *(const bytes64 *)(c->bytes[field] + w * 64)
#define SHORTS(field) KNOWN(field); shorts64 field##_ = *(const shorts64 *)(c->shorts[field] + w * 64)
#define TRUTH(field, mask) (truth){(mask) & known_##field, ~(mask) & known_##field}
#define AT_LEAST(field, least) ({ uint64_t mask = MASK(field##_ >= least); TRUTH(field, mask); })
#define AT_MOST(field, most) ({ uint64_t mask = MASK(field##_ <= most); TRUTH(field, mask); })
        BYTES(UNIT_SIZE); BYTES(IS_LEADER); BYTES(IS_FRONTLINE); BYTES(YEARS_SERVICE); BYTES(RATING_Y0);
        BYTES(RATING_Y1); BYTES(LDTT_STREAK); BYTES(CSTDCS_STREAK); BYTES(INITIATIVES); BYTES(SCIENCE_TOPICS);
        BYTES(DISCIPLINE); BYTES(INVESTIGATION); BYTES(LEAVE_MONTHS); BYTES(REPORT); BYTES(MINUTES);
        SHORTS(TASKS_DONE); SHORTS(VOTE); SHORTS(LAST_AWARD);
        truth clean = not(AT_LEAST(DISCIPLINE, 1)), spotless = and(clean, not(AT_LEAST(INVESTIGATION, 1)));
        truth report = AT_LEAST(REPORT, 1), minutes = AT_LEAST(MINUTES, 1);
        truth best0 = AT_LEAST(RATING_Y0, 3), good0 = AT_LEAST(RATING_Y0, 2);
        truth tasks100 = AT_LEAST(TASKS_DONE, 10000), initiative = AT_LEAST(INITIATIVES, 1);
        truth topic = AT_LEAST(SCIENCE_TOPICS, 1), cstdcs = AT_LEAST(CSTDCS_STREAK, 2);
        truth both = and(report, minutes), either = or(report, minutes);
        uint64_t recent = ~MASK(LAST_AWARD_ <= YEAR - 2) & known_LAST_AWARD;
        truth rested = {~recent, recent};
        truth verdict[AWARDS] = {
            and(ALL3(spotless, both, rested),
                or(ALL3(best0, AT_LEAST(RATING_Y1, 3), or(AT_LEAST(INITIATIVES, 2), AT_LEAST(SCIENCE_TOPICS, 2))),
                   or(cstdcs, and(tasks100, AT_LEAST(VOTE, 8000))))),
            ALL3(spotless, and(good0, or(AT_LEAST(TASKS_DONE, 9000), initiative)),
                 and(report, AT_MOST(LEAVE_MONTHS, 6))),
            and(ALL3(clean, good0, AT_LEAST(YEARS_SERVICE, 1)),
                ALL3(AT_MOST(LEAVE_MONTHS, 5), AT_LEAST(TASKS_DONE, 7000), either)),
            and(ALL3(spotless, good0, or(best0, AT_LEAST(LDTT_STREAK, 2))),
                and(or(initiative, topic), ALL3(AT_LEAST(VOTE, 7000), minutes, AT_MOST(LEAVE_MONTHS, 3)))),
            and(ALL3(spotless, cstdcs, best0),
                and(or(topic, AT_LEAST(INITIATIVES, 3)), ALL3(AT_LEAST(VOTE, 8500), both, rested))),
            and(ALL3(AT_LEAST(IS_FRONTLINE, 1), not(AT_LEAST(IS_LEADER, 1)), AT_LEAST(YEARS_SERVICE, 5)),
                and(ALL3(or(tasks100, and(good0, AT_LEAST(RATING_Y1, 2))), clean, AT_MOST(LEAVE_MONTHS, 4)),
                    and(either, AT_LEAST(UNIT_SIZE, 8)))),
        };
        for (int award = 0; award < AWARDS; award++) {
            yes[award][w] = verdict[award].yes;
            no[award][w] = verdict[award].no;
        }
    }
}
