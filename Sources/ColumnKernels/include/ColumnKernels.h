// SPDX-License-Identifier: Apache-2.0
//
// Three-valued conditions over columns, sixty-four rows to a word; and where signs stand among the bytes of a text.
//
// A condition is two halves, a bit a row each: surely true and surely false. In C, because comparing a vector and keeping
// a bit of each lane has no expression in Swift. Nothing here allocates, and nothing is kept between calls.
#ifndef COLUMN_KERNELS_H
#define COLUMN_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Words that are worked on at a time: few enough that the registers of a program and what it reads of the columns stay in
/// the second cache, and enough that the processor sees where each column goes on and fetches it ahead.
enum { CK_BLOCK = 256 };

/// Words from one register to the next: a line of the cache more than a block, so that the same words of many registers do
/// not compete for the same lines.
enum { CK_STRIDE = CK_BLOCK + 8 };

/// For how many halves a run has room on the stack: as many as most programs need, in 66 KiB.
enum { CK_STACK_REGISTERS = 32 };

/// What a step does.
typedef enum ck_operation {
    /// Values of 8, 16, 32 or 64 bits that lie within `low ... low + span`.
    CK_WITHIN_8,
    CK_WITHIN_16,
    CK_WITHIN_32,
    CK_WITHIN_64,
    /// Values of 8 or 16 bits above `low`: one comparison where a range takes three operations.
    CK_ABOVE_8,
    CK_ABOVE_16,
    /// Bits that are set in `values`.
    CK_FLAG,
    /// Rows that are known to have no value.
    CK_ABSENT,
    /// All operands.
    CK_AND,
} ck_operation;

/// One half of a condition: a register of the program if not negative, else the column `-1 - n` of those given or wanted.
///
/// Halves come in pairs, surely true at even numbers and surely false after it, so that the other half of `h` is `h ^ 1`.
typedef int32_t ck_half;

/// A stored column, padded to whole words of rows.
typedef struct ck_column {
    const void *values;
    /// Rows whose value is known and there, and rows known to have none; NULL when there are none of the latter.
    const uint64_t *known, *absent;
} ck_column;

/// A step of a program; it writes where it is surely true to `target`, and where it is surely false to the other half.
typedef struct ck_step {
    ck_operation operation;
    ck_half target;
    /// Of CK_AND: its operands, `first ..< first + operands` of the program's list, at least one: the halves that say where
    /// each is surely true. None of them is the target.
    uint32_t first, operands;
    /// Of the others: the stored column that it reads, by index.
    uint32_t stored;
    /// The first value that passes, and how many follow it.
    int64_t low;
    uint64_t span;
    /// All ones to let pass what does not lie within, else 0.
    uint64_t inverted;
    /// All ones where rows that nobody knows are surely true, or surely false, by the declared range alone.
    uint64_t open_yes, open_no;
} ck_step;

/// Runs a program over the words `first ..< end` of its columns, those stored and those of halves.
///
/// `registers` has room for CK_STRIDE words for each half that is a register. A step may write to a column, and later steps
/// may read it. Bits of rows beyond the last mean nothing.
void ck_run(
    const ck_step *steps, size_t step_count, const ck_half *operands, const ck_column *stored, uint64_t *const *columns,
    size_t first, size_t end, uint64_t *registers);

/// The same with no more than CK_STACK_REGISTERS halves that are registers.
void ck_run_on_stack(
    const ck_step *steps, size_t step_count, const ck_half *operands, const ck_column *stored, uint64_t *const *columns,
    size_t first, size_t end);

/// Where either of two signs stands: a bit a byte, sixty-four bytes to a word, all of which are read.
void ck_signs(const uint8_t *bytes, size_t words, uint8_t sign, uint8_t other, uint64_t *found);

/// Where bytes stand that are not ASCII, in the same way.
void ck_beyond_ascii(const uint8_t *bytes, size_t words, uint64_t *found);

#endif
