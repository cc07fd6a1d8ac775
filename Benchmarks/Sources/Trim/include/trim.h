// SPDX-License-Identifier: Apache-2.0

#ifndef TRIM_H
#define TRIM_H

/// Gives freed memory back to the system where the C library can, so that what is left is what is held.
void trim_memory(void);

#endif
