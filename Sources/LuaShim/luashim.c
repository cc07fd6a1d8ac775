// SPDX-License-Identifier: Apache-2.0
#include "luashim.h"
typedef int lx_nothing;
