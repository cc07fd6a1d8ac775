// SPDX-License-Identifier: Apache-2.0

#include "ColumnKernels.h"
#include "kernels.h"

#include <string.h>

typedef uint8_t bytes64 __attribute__((vector_size(64), aligned(1)));
typedef int8_t signed64 __attribute__((vector_size(64), aligned(1)));

CLONED void ck_signs(const uint8_t *bytes, size_t words, uint8_t sign, uint8_t other, uint64_t *found) {
    for (size_t i = 0; i < words; i++) {
        bytes64 part;
        memcpy(&part, bytes + 64 * i, sizeof part);
        bits64 bits = __builtin_convertvector((part == sign) | (part == other), bits64);
        memcpy(found + i, &bits, sizeof bits);
    }
}

CLONED void ck_beyond_ascii(const uint8_t *bytes, size_t words, uint64_t *found) {
    for (size_t i = 0; i < words; i++) {
        signed64 part;
        memcpy(&part, bytes + 64 * i, sizeof part);
        bits64 bits = __builtin_convertvector(part < 0, bits64);
        memcpy(found + i, &bits, sizeof bits);
    }
}
