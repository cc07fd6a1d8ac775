// SPDX-License-Identifier: Apache-2.0
//
// The table library over plain tables. Elements are read and written raw, so that no metamethod runs inside a loop
// of C, and a table that guards its writes is refused.
#include <string.h>

#include "vm.h"

static void check_readable(lua_State *L, int argument) { luaL_checktype(L, argument, LUA_TTABLE); }

static void check_writable(lua_State *L, int argument) {
    luaL_checktype(L, argument, LUA_TTABLE);
    if (luaL_getmetafield(L, argument, "__newindex") != LUA_TNIL) lx_error(L, "frozen");
}

/// A table of 64 fields can have the largest integer as its length; nothing may be added to that.
static lua_Integer length_of(lua_State *L, int argument) {
    lua_Unsigned length = lua_rawlen(L, argument);
    if (length >= LUA_MAXINTEGER) return lx_error(L, "too_many_values");
    return (lua_Integer)length;
}

static int table_insert(lua_State *L) {
    check_writable(L, 1);
    lua_Integer end = length_of(L, 1) + 1, at = end;
    switch (lua_gettop(L)) {
    case 2: break;
    case 3:
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, at >= 1 && at <= end, 2, "position out of bounds");
        lx_charge(L, (end - at) / 4);
        for (lua_Integer i = end; i > at; i--) {
            lua_rawgeti(L, 1, i - 1);
            lua_rawseti(L, 1, i);
        }
        break;
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int table_remove(lua_State *L) {
    check_writable(L, 1);
    lua_Integer size = length_of(L, 1), at = luaL_optinteger(L, 2, size);
    if (at != size) luaL_argcheck(L, at >= 1 && at <= size + 1, 2, "position out of bounds");
    lua_rawgeti(L, 1, at);
    if (at < size) lx_charge(L, (size - at) / 4);
    for (; at < size; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    if (at >= 1) {
        lua_pushnil(L);
        lua_rawseti(L, 1, at);
    }
    return 1;
}

static int table_concat(lua_State *L) {
    check_readable(L, 1);
    size_t gap;
    const char *separator = luaL_optlstring(L, 2, "", &gap);
    lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, length_of(L, 1));
    lua_settop(L, 4);
    if (from > to) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)to - (lua_Unsigned)from >= LX_STRING_BYTES) return lx_error(L, "string_too_long");
    lx_charge(L, (to - from) / 4);
    // The length first: the result is then written into one block that is known to fit.
    size_t total = 0;
    for (lua_Integer i = from;; i++) {
        int type = lua_rawgeti(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
        }
        size_t count;
        lua_tolstring(L, -1, &count);
        total += count + (i < to ? gap : 0);
        if (total > LX_STRING_BYTES) return lx_error(L, "string_too_long");
        lua_pop(L, 1);
        if (i == to) break;
    }
    lx_charge(L, (int64_t)(total / 16));
    char *out = lua_newuserdatauv(L, total + 1, 0), *at = out;
    for (lua_Integer i = from;; i++) {
        size_t count;
        lua_rawgeti(L, 1, i);
        const char *text = lua_tolstring(L, -1, &count);
        memcpy(at, text, count);
        at += count;
        lua_pop(L, 1);
        if (i == to) break;
        memcpy(at, separator, gap);
        at += gap;
    }
    lua_pushlstring(L, out, total);
    return 1;
}

static int table_unpack(lua_State *L) {
    check_readable(L, 1);
    lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, length_of(L, 1));
    if (from > to) return 0;
    if ((lua_Unsigned)to - (lua_Unsigned)from >= LX_SPREAD) return lx_error(L, "too_many_values");
    int count = (int)(to - from) + 1;
    luaL_checkstack(L, count, NULL);
    lx_charge(L, count / 8);
    for (int i = 0; i < count; i++) lua_rawgeti(L, 1, from + i);
    return count;
}

static int table_pack(lua_State *L) {
    int count = lua_gettop(L);
    lx_charge(L, count / 8);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_move(lua_State *L) {
    check_readable(L, 1);
    lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    check_writable(L, target);
    if (end >= from) {
        luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
        lua_Integer count = end - from + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
        bool forward = to > end || to <= from || (target != 1 && !lua_rawequal(L, 1, target));
        for (lua_Integer i = 0; i < count; i++) {
            // Paid one by one: the range may be as wide as the integers.
            lx_charge(L, 1);
            lua_Integer step = forward ? i : count - 1 - i;
            lua_rawgeti(L, 1, from + step);
            lua_rawseti(L, target, to + step);
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

void lx_open_table(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"insert", table_insert}, {"remove", table_remove}, {"concat", table_concat}, {"unpack", table_unpack},
        {"pack", table_pack},     {"move", table_move},     {"sort", lx_sort},        {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lx_freeze(L);
    lua_setfield(L, -2, "table");
}
