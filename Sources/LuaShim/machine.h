// SPDX-License-Identifier: Apache-2.0
#ifndef LX_MACHINE_H
#define LX_MACHINE_H

#include "vm.h"

/// Runs `body(request)` inside the machine's protected call, with a fresh budget. `body` gets the request as a light
/// userdata and answers through it.
lx_status lx_enter(lx_vm *vm, lua_CFunction body, void *request);

/// Gives the budget anew.
void lx_give_budget(lx_vm *vm);

/// Gives the budget anew and lets the meter count.
void lx_start(lx_vm *vm);

#endif
