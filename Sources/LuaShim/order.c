// SPDX-License-Identifier: Apache-2.0
//
// One order of a table's keys, because Lua's own changes with every run: integers, floats, strings by bytes, false,
// true. A key of another type has no order.
#include <string.h>

#include "vm.h"

typedef enum { KEY_INTEGER, KEY_FLOAT, KEY_STRING, KEY_BOOLEAN } key_kind;

typedef struct {
    key_kind kind;
    union {
        lua_Integer integer;
        lua_Number number;
        lx_bytes text;
    } as;
} key;

static int compare(const key *x, const key *y) {
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    switch (x->kind) {
    case KEY_FLOAT: return (x->as.number > y->as.number) - (x->as.number < y->as.number);
    case KEY_STRING: {
        size_t xn = x->as.text.count, yn = y->as.text.count;
        int by_bytes = memcmp(x->as.text.bytes, y->as.text.bytes, xn < yn ? xn : yn);
        return by_bytes != 0 ? by_bytes : (xn > yn) - (xn < yn);
    }
    default: return (x->as.integer > y->as.integer) - (x->as.integer < y->as.integer);
    }
}

/// Sorts `keys` by merging; `spare` has the same size. Returns the one that holds the result.
static key *merge_sort(key *keys, key *spare, lua_Integer count) {
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer from = 0; from < count; from += 2 * width) {
            lua_Integer middle = from + width < count ? from + width : count;
            lua_Integer end = from + 2 * width < count ? from + 2 * width : count;
            lua_Integer i = from, j = middle;
            for (lua_Integer k = from; k < end; k++) {
                bool left = i < middle && (j >= end || compare(&keys[i], &keys[j]) <= 0);
                spare[k] = left ? keys[i++] : keys[j++];
            }
        }
        key *sorted = spare;
        spare = keys;
        keys = sorted;
    }
    return keys;
}

static void push_key(lua_State *L, const key *k) {
    switch (k->kind) {
    case KEY_INTEGER: lua_pushinteger(L, k->as.integer); break;
    case KEY_FLOAT: lua_pushnumber(L, k->as.number); break;
    case KEY_STRING: lua_pushlstring(L, k->as.text.bytes, k->as.text.count); break;
    case KEY_BOOLEAN: lua_pushboolean(L, k->as.integer != 0); break;
    }
}

/// Reads the key at the stack's top; false when it has no order.
static bool read_key(lua_State *L, key *k, size_t *bytes) {
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        k->kind = lua_isinteger(L, -1) ? KEY_INTEGER : KEY_FLOAT;
        if (k->kind == KEY_INTEGER) {
            k->as.integer = lua_tointeger(L, -1);
        } else {
            k->as.number = lua_tonumber(L, -1);
        }
        return true;
    case LUA_TSTRING:
        // The table itself keeps these bytes alive while the keys are sorted.
        k->kind = KEY_STRING;
        k->as.text.bytes = lua_tolstring(L, -1, &k->as.text.count);
        *bytes += k->as.text.count;
        return true;
    case LUA_TBOOLEAN:
        k->kind = KEY_BOOLEAN;
        k->as.integer = lua_toboolean(L, -1);
        return true;
    default: return false;
    }
}

lua_Integer lx_push_sorted_keys(lua_State *L, int index, lua_Integer first, bool *unordered) {
    index = lua_absindex(L, index);
    luaL_checkstack(L, 8, NULL);
    *unordered = false;
    lua_Integer total = 0, in_list = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        total += 1;
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && lua_tointeger(L, -1) < first) in_list += 1;
    }
    if (in_list == total) {
        lx_charge(L, total / 4);
        lx_new_list(L, 0);
        return 0;
    }
    lx_new_list(L, total);
    int list = lua_gettop(L);
    key *keys = lua_newuserdatauv(L, 2 * (size_t)(total + 1) * sizeof(key), 0);
    lua_Integer count = 0;
    size_t bytes = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        key *k = &keys[count];
        if (!read_key(L, k, &bytes)) {
            *unordered = true;
            continue;
        }
        bool in_front = k->kind == KEY_INTEGER && k->as.integer >= 1 && k->as.integer < first;
        if (!in_front) count += 1;
    }
    int64_t rounds = 1;
    for (lua_Integer n = count; n > 1; n /= 2) rounds += 1;
    lx_charge(L, total / 4 + (count + (int64_t)(bytes / 32)) * rounds / 4);
    key *sorted = merge_sort(keys, keys + total + 1, count);
    for (lua_Integer i = 0; i < count; i++) {
        push_key(L, &sorted[i]);
        lua_rawseti(L, list, i + 1);
    }
    lua_settop(L, list);
    return count;
}
