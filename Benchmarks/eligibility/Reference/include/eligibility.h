// SPDX-License-Identifier: Apache-2.0

// The eligibility benchmark by hand: its people, and its six awards as loops in C over the same facts.

#ifndef ELIGIBILITY_H
#define ELIGIBILITY_H

#include <stddef.h>
#include <stdint.h>

enum { AWARDS = 6, YEAR = 2025 };

/// The loops get everything that the processor has.
#if defined(__x86_64__) && defined(__gnu_linux__)
#define FOR_THIS_MACHINE __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FOR_THIS_MACHINE
#endif

/// The facts of a person in the order of the CSV file; whole numbers, percentages in hundredths, codes by rank.
enum eligibility_field {
    UNIT_ID, UNIT_SIZE, IS_LEADER, IS_FRONTLINE, YEARS_SERVICE, RATING_Y0, RATING_Y1, RATING_Y2, LDTT_STREAK,
    CSTDCS_STREAK, INITIATIVES, SCIENCE_TOPICS, DISCIPLINE, INVESTIGATION, LEAVE_MONTHS, TASKS_DONE, VOTE, REPORT,
    MINUTES, LAST_AWARD, FIELDS
};

/// How a field is written.
enum eligibility_kind { NUMBER, FLAG, PERCENT, RATING };

/// Not known; of LAST_AWARD, never awarded.
enum { BLANK = INT32_MIN };

/// One person.
typedef struct {
    int32_t fact[FIELDS];
} eligibility_person;

extern const char *const eligibility_names[FIELDS];
extern const enum eligibility_kind eligibility_kinds[FIELDS];
extern const char *const eligibility_ratings[4];

/// Makes people from a seed.
void eligibility_generate(eligibility_person *people, size_t count, uint64_t seed);

/// Writes people as CSV; gives 0, or -1 when the file cannot be written.
int eligibility_write(const char *path, const eligibility_person *people, size_t count);

/// Reads people from CSV into memory that the caller frees; gives their number, or -1.
long eligibility_read(const char *path, eligibility_person **people);

/// Judges one person after the other by Kleene's tables: verdicts[award * count + person] is 0 for no, 1 for unknown and 2
/// for yes.
void eligibility_plain(const eligibility_person *people, size_t count, uint8_t *verdicts);

/// Columns sized to their values, and a bit for what is known of each; count is rounded up to whole words of 64.
typedef struct {
    size_t words;
    int8_t *bytes[FIELDS];
    int16_t *shorts[FIELDS];
    uint64_t *known[FIELDS];
} eligibility_columns;

/// Lays people out as columns.
eligibility_columns eligibility_lay_out(const eligibility_person *people, size_t count);

/// Judges sixty-four people at a time: for each award a bit for surely yes and a bit for surely no.
void eligibility_planes(const eligibility_columns *columns, uint64_t *yes[AWARDS], uint64_t *no[AWARDS]);

#endif
