// SPDX-License-Identifier: Apache-2.0
#ifndef KERNELS_H
#define KERNELS_H

// One machine program for each kind of processor, chosen when the program is loaded.
#if defined(__x86_64__) && defined(__gnu_linux__)
#define CLONED __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define CLONED
#endif

typedef _Bool bits64 __attribute__((ext_vector_type(64)));

#endif
