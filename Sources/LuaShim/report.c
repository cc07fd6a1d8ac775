// SPDX-License-Identifier: Apache-2.0
//
// What is said of a failure: its text and the user's lines on the stack.
#include <string.h>

#include "vm.h"

/// User chunks are named "@label", the prelude's "=label" and C "=[C]".
const lx_chunk *lx_user_chunk(const lx_vm *vm, const lua_Debug *ar) {
    if (ar->source == NULL || ar->source[0] != '@') return NULL;
    for (int32_t i = vm->chunk_count - 1; i >= 0; i--) {
        if (strcmp(vm->chunks[i].label, ar->source + 1) == 0) return &vm->chunks[i];
    }
    return NULL;
}

void lx_capture(lx_vm *vm) {
    // Finding a level walks from the top, so a deep recursion must not be walked to its bottom.
    enum { DEPTH = 200 };
    lua_Debug ar;
    vm->frame_count = 0;
    for (int level = 0; level < DEPTH && lua_getstack(vm->L, level, &ar); level++) {
        if (!lua_getinfo(vm->L, "Sl", &ar) || ar.currentline < 0) continue;
        const lx_chunk *chunk = lx_user_chunk(vm, &ar);
        if (chunk == NULL) continue;
        vm->frames[vm->frame_count++] = (lx_position){chunk->number, ar.currentline};
        if (vm->frame_count == LX_FRAMES) return;
    }
}

int lx_message_handler(lua_State *L) {
    lx_vm *vm = lx_of(L);
    if (vm->killed == LX_OK) lx_capture(vm);
    return 1;
}

static void set_message(lx_vm *vm, const char *text, size_t count) {
    vm->message_count = count < LX_MESSAGE ? count : LX_MESSAGE;
    memcpy(vm->message, text, vm->message_count);
}

static int encode_raised(lua_State *L) {
    lx_vm *vm = lx_of(L);
    vm->out_count = 0;
    vm->out_nodes = 0;
    lx_encode(L, 1);
    vm->raised = true;
    return 0;
}

/// Reads the raised value on the stack's top. No conversion of Lua's is used: they allocate, and this is outside.
void lx_describe(lx_vm *vm) {
    lua_State *L = vm->L;
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t count;
        const char *text = lua_tolstring(L, -1, &count);
        set_message(vm, text, count);
        return;
    }
    set_message(vm, "lx:raised", 9);
    lua_pushcfunction(L, encode_raised);
    lua_insert(L, -2);
    // Where that fails, the value is simply not told.
    (void)lua_pcall(L, 1, 0, 0);
}
