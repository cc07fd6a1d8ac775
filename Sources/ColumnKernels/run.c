// SPDX-License-Identifier: Apache-2.0

#include "ColumnKernels.h"
#include "kernels.h"

#include <string.h>

typedef uint8_t bytes __attribute__((vector_size(64), aligned(1)));
typedef uint16_t shorts __attribute__((vector_size(64), aligned(2)));
typedef int8_t signed_bytes __attribute__((vector_size(64), aligned(1)));
typedef int16_t signed_shorts __attribute__((vector_size(64), aligned(2)));
typedef uint64_t words8 __attribute__((vector_size(64), aligned(8), may_alias));
typedef _Bool bits32 __attribute__((ext_vector_type(32)));

#define INLINE static inline __attribute__((always_inline))

/// Writes the two halves of a test from the bits of rows that pass it.
#define EACH_WORD(bits_of_word)                                                                   \
    {                                                                                             \
        for (size_t i = 0; i < count; i++) passing[i] = (bits_of_word);                           \
        settle(step, column, word, count, passing, yes, no);                                      \
    }

/// Parts the rows that pass from those that do not, by what is known of each.
INLINE void settle(
    const ck_step *step, const ck_column *column, size_t word, size_t count, const uint64_t *restrict passing,
    uint64_t *restrict yes, uint64_t *restrict no
) {
    const uint64_t *restrict known = column->known + word;
    const uint64_t inverted = step->inverted, open_yes = step->open_yes, open_no = step->open_no;
    if (column->absent || open_yes || open_no) {
        for (size_t i = 0; i < count; i++) {
            uint64_t absent = column->absent ? column->absent[word + i] : 0;
            uint64_t open = ~(known[i] | absent);
            yes[i] = ((passing[i] ^ inverted) & known[i]) | (open & open_yes);
            no[i] = (~(passing[i] ^ inverted) & known[i]) | absent | (open & open_no);
        }
    } else {
        for (size_t i = 0; i < count; i++) {
            yes[i] = (passing[i] ^ inverted) & known[i];
            no[i] = ~(passing[i] ^ inverted) & known[i];
        }
    }
}

INLINE uint64_t within_8(const uint8_t *values, uint8_t low, uint8_t span) {
    bytes row;
    memcpy(&row, values, sizeof row);
    bits64 bits = __builtin_convertvector((row - low) <= (bytes){} + span, bits64);
    uint64_t word;
    memcpy(&word, &bits, sizeof word);
    return word;
}

INLINE uint64_t within_16(const uint16_t *values, uint16_t low, uint16_t span) {
    uint64_t word = 0;
    for (int part = 0; part < 2; part++) {
        shorts row;
        memcpy(&row, values + 32 * part, sizeof row);
        bits32 bits = __builtin_convertvector((row - low) <= (shorts){} + span, bits32);
        uint32_t half;
        memcpy(&half, &bits, sizeof half);
        word |= (uint64_t)half << 32 * part;
    }
    return word;
}

INLINE uint64_t above_8(const int8_t *values, int8_t low) {
    signed_bytes row;
    memcpy(&row, values, sizeof row);
    bits64 bits = __builtin_convertvector(row > (signed_bytes){} + low, bits64);
    uint64_t word;
    memcpy(&word, &bits, sizeof word);
    return word;
}

INLINE uint64_t above_16(const int16_t *values, int16_t low) {
    uint64_t word = 0;
    for (int part = 0; part < 2; part++) {
        signed_shorts row;
        memcpy(&row, values + 32 * part, sizeof row);
        bits32 bits = __builtin_convertvector(row > (signed_shorts){} + low, bits32);
        uint32_t half;
        memcpy(&half, &bits, sizeof half);
        word |= (uint64_t)half << 32 * part;
    }
    return word;
}

INLINE uint64_t within_32(const uint32_t *values, uint32_t low, uint32_t span) {
    uint64_t word = 0;
    for (int row = 0; row < 64; row++) word |= (uint64_t)(values[row] - low <= span) << row;
    return word;
}

INLINE uint64_t within_64(const uint64_t *values, uint64_t low, uint64_t span) {
    uint64_t word = 0;
    for (int row = 0; row < 64; row++) word |= (uint64_t)(values[row] - low <= span) << row;
    return word;
}

/// The other half of a condition.
INLINE ck_half other(ck_half half) { return half < 0 ? -1 - ((-1 - half) ^ 1) : half ^ 1; }

INLINE uint64_t *words_of(ck_half half, uint64_t *const *columns, size_t word, uint64_t *registers) {
    return half < 0 ? columns[-1 - half] + word : registers + (size_t)half * CK_STRIDE;
}

/// Both halves of a condition, at the block that is worked on.
typedef struct {
    const uint64_t *yes, *no;
} truth;

INLINE truth operand(ck_half half, uint64_t *const *columns, size_t word, uint64_t *registers) {
    return (truth){words_of(half, columns, word, registers), words_of(other(half), columns, word, registers)};
}

/// A macro, because a function that returns such a vector is called differently on older processors.
#define EIGHT(words) (*(const words8 *)(words))

/// The conjunction of `n` conditions, which is known where this is compiled: what lies between them never leaves the
/// processor. The first may stand where the result goes. One half after the other, so that all pointers fit into registers.
INLINE void join(const truth *parts, size_t n, size_t count, uint64_t *yes, uint64_t *no) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        words8 sure = EIGHT(parts[0].yes + i);
        for (size_t part = 1; part < n; part++) sure &= EIGHT(parts[part].yes + i);
        memcpy(yes + i, &sure, sizeof sure);
    }
    for (; i < count; i++) {
        uint64_t sure = parts[0].yes[i];
        for (size_t part = 1; part < n; part++) sure &= parts[part].yes[i];
        yes[i] = sure;
    }
    for (i = 0; i + 8 <= count; i += 8) {
        words8 never = EIGHT(parts[0].no + i);
        for (size_t part = 1; part < n; part++) never |= EIGHT(parts[part].no + i);
        memcpy(no + i, &never, sizeof never);
    }
    for (; i < count; i++) {
        uint64_t never = parts[0].no[i];
        for (size_t part = 1; part < n; part++) never |= parts[part].no[i];
        no[i] = never;
    }
}

/// All conditions of a list, up to eight at a time.
INLINE void all(
    const ck_half *operands, size_t operand_count, uint64_t *const *columns, size_t word, size_t count,
    uint64_t *registers, uint64_t *yes, uint64_t *no
) {
    truth parts[8];
    parts[0] = operand(operands[0], columns, word, registers);
    size_t next = 1;
    do {
        // A list that ends early names its last condition again: reading it twice is cheaper than another loop.
        for (size_t part = 1; part < 8; part++, next++) {
            size_t last = operand_count - 1;
            parts[part] = operand(operands[next < last ? next : last], columns, word, registers);
        }
        size_t left = operand_count + 8 - next;
        if (left <= 2) {
            join(parts, 2, count, yes, no);
        } else if (left <= 4) {
            join(parts, 4, count, yes, no);
        } else {
            join(parts, 8, count, yes, no);
        }
        parts[0] = (truth){yes, no};
    } while (next < operand_count);
}

CLONED void ck_run(
    const ck_step *steps, size_t step_count, const ck_half *operands, const ck_column *stored, uint64_t *const *columns,
    size_t first, size_t end, uint64_t *registers
) {
    uint64_t passing[CK_BLOCK];
    for (size_t word = first; word < end; word += CK_BLOCK) {
        size_t count = end - word < CK_BLOCK ? end - word : CK_BLOCK;
        for (const ck_step *step = steps; step < steps + step_count; step++) {
            uint64_t *restrict yes = words_of(step->target, columns, word, registers);
            uint64_t *restrict no = words_of(other(step->target), columns, word, registers);
            // A conjunction reads none and names the first, which may not be there.
            const ck_column *column = stored + step->stored;
            switch (step->operation) {
            case CK_WITHIN_8: {
                const uint8_t *values = (const uint8_t *)column->values + word * 64;
                uint8_t low = (uint8_t)step->low, span = (uint8_t)step->span;
                EACH_WORD(within_8(values + i * 64, low, span))
                break;
            }
            case CK_WITHIN_16: {
                const uint16_t *values = (const uint16_t *)column->values + word * 64;
                uint16_t low = (uint16_t)step->low, span = (uint16_t)step->span;
                EACH_WORD(within_16(values + i * 64, low, span))
                break;
            }
            case CK_WITHIN_32: {
                const uint32_t *values = (const uint32_t *)column->values + word * 64;
                uint32_t low = (uint32_t)step->low, span = (uint32_t)step->span;
                EACH_WORD(within_32(values + i * 64, low, span))
                break;
            }
            case CK_WITHIN_64: {
                const uint64_t *values = (const uint64_t *)column->values + word * 64;
                EACH_WORD(within_64(values + i * 64, (uint64_t)step->low, step->span))
                break;
            }
            case CK_ABOVE_8: {
                const int8_t *values = (const int8_t *)column->values + word * 64;
                int8_t low = (int8_t)step->low;
                EACH_WORD(above_8(values + i * 64, low))
                break;
            }
            case CK_ABOVE_16: {
                const int16_t *values = (const int16_t *)column->values + word * 64;
                int16_t low = (int16_t)step->low;
                EACH_WORD(above_16(values + i * 64, low))
                break;
            }
            case CK_FLAG: settle(step, column, word, count, (const uint64_t *)column->values + word, yes, no); break;
            case CK_ABSENT:
                for (size_t i = 0; i < count; i++) {
                    uint64_t known = column->known[word + i];
                    uint64_t absent = column->absent ? column->absent[word + i] : 0;
                    yes[i] = absent;
                    no[i] = known | (~(known | absent) & step->open_no);
                }
                break;
            case CK_AND: all(operands + step->first, step->operands, columns, word, count, registers, yes, no); break;
            }
        }
    }
}

void ck_run_on_stack(
    const ck_step *steps, size_t step_count, const ck_half *operands, const ck_column *stored, uint64_t *const *columns,
    size_t first, size_t end
) {
    // Aligned to the lines of the cache, so that no vector lies across two of them.
    _Alignas(64) uint64_t registers[CK_STACK_REGISTERS * CK_STRIDE];
    ck_run(steps, step_count, operands, stored, columns, first, end, registers);
}
