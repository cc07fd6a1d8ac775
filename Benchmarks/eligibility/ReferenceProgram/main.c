// SPDX-License-Identifier: Apache-2.0

// The reference end to end: eligibility-reference PEOPLE.csv VERDICTS.csv

#include "eligibility.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    if (argc != 3) return fputs("usage: eligibility-reference PEOPLE.csv VERDICTS.csv\n", stderr), 2;
    eligibility_person *people;
    long count = eligibility_read(argv[1], &people);
    FILE *file = count < 0 ? NULL : fopen(argv[2], "w");
    if (!file) return perror(argv[count < 0 ? 1 : 2]), 1;
    size_t n = (size_t)count;
    uint8_t *verdicts = malloc(AWARDS * n + 1);
    eligibility_plain(people, n, verdicts);
    for (size_t i = 0; i < n; i++) {
        fprintf(file, "%zu", i + 1);
        for (int award = 0; award < AWARDS; award++) {
            fputc(',', file);
            fputc("NUE"[verdicts[(size_t)award * n + i]], file);
        }
        fputc('\n', file);
    }
    return fclose(file) ? 1 : 0;
}
