// SPDX-License-Identifier: Apache-2.0

#include "eligibility.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const eligibility_names[FIELDS] = {
    "unit_id", "unit_size", "is_leader", "is_frontline", "years_service", "rating_y0", "rating_y1", "rating_y2",
    "ldtt_streak", "cstdcs_streak", "initiatives_2y", "science_topics_2y", "discipline_active",
    "under_investigation", "leave_months", "tasks_done_pct", "vote_pct", "dossier_report", "dossier_minutes",
    "last_award_year",
};
const enum eligibility_kind eligibility_kinds[FIELDS] = {
    [IS_LEADER] = FLAG, [IS_FRONTLINE] = FLAG, [RATING_Y0] = RATING, [RATING_Y1] = RATING, [RATING_Y2] = RATING,
    [DISCIPLINE] = FLAG, [INVESTIGATION] = FLAG, [TASKS_DONE] = PERCENT, [VOTE] = PERCENT, [REPORT] = FLAG,
    [MINUTES] = FLAG,
};
const char *const eligibility_ratings[4] = {"KHTNV", "HTNV", "HTTNV", "HTXSNV"};

// splitmix64
static uint64_t state;
static uint64_t draw(void) {
    uint64_t z = state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}
static int below(int bound) { return (int)(draw() % (uint64_t)bound); }
static int percent(int share) { return below(100) < share; }

/// Low numbers are common: each further step is taken by a share of those who took the last.
static int steps(int most, int share) {
    int steps = 0;
    while (steps < most && percent(share)) steps++;
    return steps;
}

/// Merit, from 0 to 999, ties ratings and percentages together.
static int rating(int merit) {
    int seen = merit + below(400) - 200;
    return seen > 600 ? 3 : seen > 280 ? 2 : seen > 60 ? 1 : 0;
}
static int quarters(int low, int high, int merit) {
    return low * 100 + (high - low) * 4 * (merit * 55 + below(1000) * 45) / 100000 * 25;
}

void eligibility_generate(eligibility_person *people, size_t count, uint64_t seed) {
    state = seed;
    for (size_t i = 0; i < count; i++) {
        int32_t *fact = people[i].fact;
        int merit = below(1000);
        fact[UNIT_ID] = below((int)(count / 30) + 1);
        fact[UNIT_SIZE] = 4 + fact[UNIT_ID] * 37 % 86;
        fact[IS_LEADER] = percent(12);
        fact[IS_FRONTLINE] = percent(55);
        fact[YEARS_SERVICE] = below(41);
        fact[RATING_Y0] = rating(merit);
        fact[RATING_Y1] = rating(merit);
        fact[RATING_Y2] = rating(merit);
        fact[LDTT_STREAK] = steps(6, 70);
        fact[CSTDCS_STREAK] = steps(5, 50);
        fact[INITIATIVES] = steps(5, 60);
        fact[SCIENCE_TOPICS] = steps(3, 30);
        fact[DISCIPLINE] = percent(5);
        fact[INVESTIGATION] = percent(3);
        fact[LEAVE_MONTHS] = percent(62) ? 0 : steps(12, 80);
        fact[TASKS_DONE] = quarters(60, 125, merit);
        fact[VOTE] = quarters(45, 100, merit);
        fact[REPORT] = percent(90);
        fact[MINUTES] = percent(86);
        fact[LAST_AWARD] = percent(60) ? BLANK : YEAR - 1 - below(8);
        for (int field = IS_FRONTLINE; field < LAST_AWARD; field++) {
            if (percent(3)) fact[field] = BLANK;
        }
    }
}

int eligibility_write(const char *path, const eligibility_person *people, size_t count) {
    FILE *file = fopen(path, "w");
    if (!file) return -1;
    fputs("id", file);
    for (int field = 0; field < FIELDS; field++) fprintf(file, ",%s", eligibility_names[field]);
    fputc('\n', file);
    for (size_t i = 0; i < count; i++) {
        fprintf(file, "%zu", i + 1);
        for (int field = 0; field < FIELDS; field++) {
            int32_t value = people[i].fact[field];
            fputc(',', file);
            if (value == BLANK) continue;
            switch (eligibility_kinds[field]) {
            case NUMBER: fprintf(file, "%d", value); break;
            case FLAG: fputs(value ? "true" : "false", file); break;
            case PERCENT: fprintf(file, "%d.%02d", value / 100, value % 100); break;
            case RATING: fputs(eligibility_ratings[value], file); break;
            }
        }
        fputc('\n', file);
    }
    return fclose(file);
}

static int32_t parse(enum eligibility_kind kind, const char **at) {
    const char *p = *at;
    int32_t value = BLANK;
    if (kind == FLAG && (*p == 't' || *p == 'f')) value = *p == 't';
    if (kind == RATING && *p == 'K') value = 0;
    if (kind == RATING && *p == 'H') value = p[2] == 'N' ? 1 : p[3] == 'N' ? 2 : 3;
    if ((kind == NUMBER || kind == PERCENT) && *p >= '0' && *p <= '9') {
        for (value = 0; *p >= '0' && *p <= '9'; p++) value = value * 10 + (*p - '0');
        if (kind == PERCENT) value = value * 100 + (p[1] - '0') * 10 + (p[2] - '0');
    }
    while (*p != ',' && *p != '\n') p++;
    *at = p + 1;
    return value;
}

long eligibility_read(const char *path, eligibility_person **people) {
    FILE *file = fopen(path, "r");
    if (!file) return -1;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(size + 1);
    if (!text || fread(text, 1, size, file) != size) return -1;
    fclose(file);
    text[size] = 0;
    long count = -1;
    for (const char *p = text; (p = strchr(p, '\n')); p++) count++;
    *people = malloc(sizeof **people * (size_t)(count + 1));
    const char *at = strchr(text, '\n') + 1;
    for (long i = 0; i < count; i++) {
        parse(NUMBER, &at);
        for (int field = 0; field < FIELDS; field++) (*people)[i].fact[field] = parse(eligibility_kinds[field], &at);
    }
    free(text);
    return count;
}
