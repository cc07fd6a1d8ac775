// SPDX-License-Identifier: Apache-2.0
//
// The meters: memory, instructions, processor time; and the value that stops a script for good.
#include <stdlib.h>
#include <time.h>

#include "vm.h"

// The addresses of these are the two values that `pcall` hands on. A script never gets hold of either.
static char stop_mark, unknown_mark;

static int64_t read_clock(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return 0;
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// Processor time is a backstop, never a measure: it turns single instructions that were made to cost milliseconds
/// (colliding keys, long equal strings) into an error. The wall clock, which is cheap, says when to look at all.
static void check_time(lx_vm *vm) {
    int64_t wall = read_clock(CLOCK_MONOTONIC_COARSE);
    if (vm->started_wall == 0) {
        vm->started_wall = wall;
        vm->started_cpu = read_clock(CLOCK_THREAD_CPUTIME_ID);
    } else if (wall - vm->started_wall > vm->budget.nanoseconds) {
        if (read_clock(CLOCK_THREAD_CPUTIME_ID) - vm->started_cpu > vm->budget.nanoseconds) lx_kill(vm, LX_TIME);
    }
}

void lx_kill(lx_vm *vm, lx_status why) {
    if (vm->killed != LX_OK) return;
    vm->killed = why;
    if (vm->L == NULL) return;
    lx_capture(vm);
    // From now on every single instruction stops: a script that catches the error gets no further.
    lua_sethook(vm->L, lx_hook, LUA_MASKCOUNT, 1);
}

int lx_raise_killed(lua_State *L) {
    lua_pushlightuserdata(L, &stop_mark);
    return lua_error(L);
}

int lx_raise_unknown(lua_State *L) {
    lua_pushlightuserdata(L, &unknown_mark);
    return lua_error(L);
}

bool lx_is_unknown(lua_State *L, int index) { return lua_touserdata(L, index) == &unknown_mark; }

bool lx_is_mark(lua_State *L, int index) { return lx_is_unknown(L, index) || lua_touserdata(L, index) == &stop_mark; }

void lx_hook(lua_State *L, lua_Debug *ar) {
    (void)ar;
    lx_vm *vm = lx_of(L);
    if (vm->killed == LX_OK) {
        lx_charge_later(vm, LX_PERIOD);
        check_time(vm);
        if (!vm->collects && vm->used > (size_t)vm->budget.memory / LX_UNCOLLECTED_PART) {
            vm->collects = true;
            lua_gc(L, LUA_GCRESTART);
        }
    }
    if (vm->killed != LX_OK) lx_raise_killed(L);
}

void lx_charge_later(lx_vm *vm, int64_t instructions) {
    vm->remaining = instructions < vm->remaining ? vm->remaining - instructions : 0;
    if (vm->remaining == 0) lx_kill(vm, LX_INSTRUCTIONS);
}

void lx_charge(lua_State *L, int64_t instructions) {
    lx_vm *vm = lx_of(L);
    lx_charge_later(vm, instructions);
    if (vm->killed != LX_OK) lx_raise_killed(L);
}

void lx_reserve(lua_State *L, size_t bytes) {
    lx_vm *vm = lx_of(L);
    if (vm->used + bytes <= (size_t)vm->budget.memory) return;
    lx_charge(L, (int64_t)(vm->used / 64));
    lua_gc(L, LUA_GCCOLLECT);
}

/// The sizes of a table's hash part. Lists grow in powers of two, so one of them asks for a new untyped block of such a
/// size only when it is made at once with 98,304 (or 2, 4, … times as many) values; `lx_new_list` never does.
static bool is_hash_part(size_t size) {
    const size_t entry = 24;
    return size > entry * LX_HASH_ENTRIES && size % entry == 0 && ((size / entry) & (size / entry - 1)) == 0;
}

void lx_new_list(lua_State *L, lua_Integer count) {
    lua_createtable(L, count < LX_HASH_ENTRIES ? (int)count : LX_HASH_ENTRIES, 0);
}

/// Called on each refusal. Lua answers by collecting everything and asking again, so refusals are paid for and
/// counted: a heap that lives at its limit would otherwise buy a full collection with every allocation.
static void *refuse(lx_vm *vm, bool final) {
    if (vm->L == NULL) return NULL;
    if (vm->killed == LX_OK) lx_capture(vm);
    lx_charge_later(vm, (int64_t)(vm->used / 64));
    check_time(vm);
    vm->forced += 1;
    if (final || vm->forced > LX_FORCED_COLLECTIONS) lx_kill(vm, LX_MEMORY);
    return NULL;
}

void *lx_allocate(void *context, void *block, size_t old_size, size_t new_size) {
    lx_vm *vm = context;
    if (new_size == 0) {
        if (block != NULL) vm->used -= old_size;
        free(block);
        return NULL;
    }
    // For a new block `old_size` is the type of the object that Lua makes.
    int type = block == NULL ? (int)old_size : -1;
    size_t before = block == NULL ? 0 : old_size;
    if (new_size > before) {
        if (type == LUA_TSTRING && new_size > LX_STRING_BYTES + 64) return refuse(vm, true);
        if (type == 0 && is_hash_part(new_size)) return refuse(vm, true);
        if (vm->used - before + new_size > (size_t)vm->budget.memory) return refuse(vm, false);
        // Large blocks are filled or copied by one instruction. Blocks that grow are not counted: they double, and
        // when the machine's own tables do so depends on the calls before this one.
        if (block == NULL && new_size >= 4096) lx_charge_later(vm, (int64_t)(new_size / 32));
    }
    void *moved = block == NULL ? malloc(new_size) : realloc(block, new_size);
    if (moved == NULL) return new_size <= before ? block : NULL;
    vm->used = vm->used - before + new_size;
    if (vm->used > vm->peak) vm->peak = vm->used;
    return moved;
}
