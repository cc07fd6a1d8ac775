// SPDX-License-Identifier: Apache-2.0
#ifndef LX_STRAIGHT_H
#define LX_STRAIGHT_H

#include "vm.h"

/// Whether a function, given one value of the host, surely ends in fewer than LX_PERIOD steps, however it is called. Holds as
/// long as nothing else runs that could change the variables around it. `function` is a place on the stack from its bottom.
bool lx_runs_straight(lua_State *L, int function);

#endif
