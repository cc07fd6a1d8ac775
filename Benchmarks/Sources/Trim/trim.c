// SPDX-License-Identifier: Apache-2.0

#include "trim.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void trim_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
