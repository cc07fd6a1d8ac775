// SPDX-License-Identifier: Apache-2.0

// A Lua function called from a loop in C, with nothing around it: no budget, no sandbox, no record of what was read.

#ifndef CALLS_H
#define CALLS_H

#include "eligibility.h"

/// The functions of the benchmark's rules, in their order.
enum calls_function { CALLS_CHECK, CALLS_COMPUTE };

typedef struct calls_machine calls_machine;

/// Starts Lua with a function over columns, which must outlive it; NULL when that fails.
calls_machine *calls_open(enum calls_function function, const eligibility_columns *columns);
void calls_close(calls_machine *machine);

/// Calls the function for the rows 0 to count - 1: 2 for yes, 0 for no, 1 where it read what is not known. Of the number that
/// the other function computes, rounded half-even to one decimal, the answer is whether it reaches sixty.
void calls_run(calls_machine *machine, size_t count, uint8_t *answers);

#endif
