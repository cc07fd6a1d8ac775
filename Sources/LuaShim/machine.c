// SPDX-License-Identifier: Apache-2.0
//
// Opening a machine, and the one door through which everything enters it.
#include <stdlib.h>
#include <string.h>

#include "hostvalue.h"
#include "machine.h"

static void new_registry_table(lua_State *L, int slot) {
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, slot);
}

static int set_up(lua_State *L) {
    new_registry_table(L, LX_REF_PRELUDE);
    new_registry_table(L, LX_REF_EXPORTS);
    new_registry_table(L, LX_REF_FUNCTIONS);
    new_registry_table(L, LX_REF_FUNCTION_IDS);
    new_registry_table(L, LX_REF_NAMES);
    new_registry_table(L, LX_REF_CODES);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_PRELUDE);
    lx_open_base(L);
    lx_open_string(L);
    lx_open_table(L);
    lx_open_math(L);
    lx_open_utf8(L);
    lx_open_host(L);
    lx_open_objects(L);
    lx_open_codes(L);
    return 0;
}

lx_vm *lx_open(lx_budget budget) {
    lx_vm *vm = calloc(1, sizeof *vm);
    if (vm == NULL) return NULL;
    vm->budget = budget;
    vm->remaining = INT64_MAX;
    lua_State *L = lua_newstate(lx_allocate, vm);
    if (L == NULL) {
        free(vm);
        return NULL;
    }
    *(lx_vm **)lua_getextraspace(L) = vm;
    vm->L = L;
    // A rule pack is read in less memory than is worth collecting; `lx_hook` lets a larger heap be collected.
    lua_gc(L, LUA_GCSTOP);
    lua_pushcfunction(L, set_up);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK || vm->killed != LX_OK) {
        lx_close(vm);
        return NULL;
    }
    return vm;
}

void lx_close(lx_vm *vm) {
    if (vm == NULL) return;
    // Nothing in the machine has a finaliser, so closing runs no script.
    lua_close(vm->L);
    for (int32_t i = 0; i < vm->chunk_count; i++) free(vm->chunks[i].name);
    free(vm->chunks);
    free(vm->out);
    free(vm);
}

lx_usage lx_used(const lx_vm *vm) {
    int64_t spent = vm->budget.instructions - vm->remaining;
    return (lx_usage){spent < 0 ? 0 : spent, (int64_t)vm->used, (int64_t)vm->peak};
}

bool lx_is_dead(const lx_vm *vm) { return vm->killed != LX_OK; }

lx_report lx_last_report(const lx_vm *vm) {
    return (lx_report){
        .message = {vm->message, vm->message_count},
        .value = {vm->out, vm->raised ? vm->out_count : 0},
        .frames = vm->frames,
        .frame_count = vm->frame_count,
    };
}

lx_status lx_declare_chunk(lx_vm *vm, int32_t chunk, const char *label, lx_bytes name) {
    if (vm->chunk_count == vm->chunk_capacity) {
        int32_t capacity = vm->chunk_capacity == 0 ? 16 : 2 * vm->chunk_capacity;
        lx_chunk *moved = realloc(vm->chunks, (size_t)capacity * sizeof *moved);
        if (moved == NULL) return LX_MEMORY;
        vm->chunks = moved;
        vm->chunk_capacity = capacity;
    }
    char *kept = malloc(name.count + 1);
    if (kept == NULL) return LX_MEMORY;
    memcpy(kept, name.bytes, name.count);
    lx_chunk *entry = &vm->chunks[vm->chunk_count++];
    entry->name = kept;
    entry->name_count = name.count;
    entry->number = chunk;
    strncpy(entry->label, label, sizeof entry->label - 1);
    entry->label[sizeof entry->label - 1] = 0;
    return LX_OK;
}

static lx_status classify(lx_vm *vm, int status) {
    if (status == LUA_ERRMEM && vm->killed == LX_OK) vm->killed = LX_MEMORY;
    if (vm->killed != LX_OK) return vm->killed;
    if (lx_is_unknown(vm->L, -1)) return LX_UNKNOWN;
    lx_describe(vm);
    if (vm->killed != LX_OK) return vm->killed;
    return vm->syntax ? LX_SYNTAX : LX_RUNTIME;
}

void lx_give_budget(lx_vm *vm) {
    vm->forced = 0;
    vm->started_wall = 0;
    vm->remaining = vm->budget.instructions;
}

void lx_start(lx_vm *vm) {
    lx_give_budget(vm);
    // Setting the hook restarts its count, so that a call's cost does not depend on the calls before it.
    lua_sethook(vm->L, lx_hook, LUA_MASKCOUNT, LX_PERIOD);
}

lx_status lx_enter(lx_vm *vm, lua_CFunction body, void *request) {
    if (vm->busy) return LX_BUSY;
    vm->message_count = 0;
    vm->frame_count = 0;
    vm->raised = false;
    if (vm->killed != LX_OK) return LX_KILLED;
    lua_State *L = vm->L;
    vm->busy = true;
    vm->syntax = false;
    vm->out_count = 0;
    vm->out_nodes = 0;
    lx_start(vm);
    lua_settop(L, 0);
    lua_pushcfunction(L, lx_message_handler);
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, request);
    int status = lua_pcall(L, 1, 0, 1);
    lx_status result = status == LUA_OK && vm->killed == LX_OK ? LX_OK : classify(vm, status);
    lua_settop(L, 0);
    vm->busy = false;
    return result;
}
