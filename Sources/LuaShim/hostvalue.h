// SPDX-License-Identifier: Apache-2.0
#ifndef LX_HOSTVALUE_H
#define LX_HOSTVALUE_H

#include "vm.h"

/// What tells the shim's userdata apart; scripts cannot make any.
enum { LX_OBJECT_MARK = 0x6F626A31, LX_CODE_MARK = 0x636F6431 };

const lx_object_block *lx_as_object(lua_State *L, int index);
void lx_push_object(lua_State *L, lx_object object);
/// Makes every object that scripts hold stale. No generation is zero.
static inline void lx_age_objects(lx_vm *vm) { vm->generation += vm->generation == UINT32_MAX ? 2 : 1; }
/// Pushes the object that a call during `lx_call_each` is given.
void lx_push_subject(lua_State *L, lx_object object);
void lx_push_code(lua_State *L, const lx_value *value);
/// Pushes the text of a code; false, and nothing pushed, when the value is no code.
bool lx_push_code_text(lua_State *L, int index);

void lx_open_objects(lua_State *L);
void lx_open_codes(lua_State *L);

#endif
