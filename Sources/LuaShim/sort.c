// SPDX-License-Identifier: Apache-2.0
//
// `table.sort` that is stable and ends whatever the comparison says: it merges, and a comparison that lies only
// chooses another permutation. The elements are sorted in lists of their own and written back at the end, so an error
// in the comparison leaves the table as it was.
#include "vm.h"

enum { TABLE = 1, COMPARE = 2, FROM = 3, INTO = 4 };

static bool less(lua_State *L, int x, int y) {
    if (lua_isnil(L, COMPARE)) {
        lx_charge(L, 1);
        return lua_compare(L, x, y, LUA_OPLT);
    }
    // A comparison written in C would otherwise cost nothing.
    lx_charge(L, 2);
    x = lua_absindex(L, x);
    y = lua_absindex(L, y);
    lua_pushvalue(L, COMPARE);
    lua_pushvalue(L, x);
    lua_pushvalue(L, y);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

/// Merges the runs [from, middle) and [middle, end) of the list at FROM into the one at INTO.
static void merge(lua_State *L, lua_Integer from, lua_Integer middle, lua_Integer end) {
    lua_Integer i = from, j = middle, k = from;
    while (i < middle && j < end) {
        lua_rawgeti(L, FROM, i);
        lua_rawgeti(L, FROM, j);
        if (less(L, -1, -2)) {
            lua_rawseti(L, INTO, k++);
            lua_pop(L, 1);
            j++;
        } else {
            lua_pop(L, 1);
            lua_rawseti(L, INTO, k++);
            i++;
        }
    }
    for (; i < middle; i++) {
        lua_rawgeti(L, FROM, i);
        lua_rawseti(L, INTO, k++);
    }
    for (; j < end; j++) {
        lua_rawgeti(L, FROM, j);
        lua_rawseti(L, INTO, k++);
    }
}

static void copy_list(lua_State *L, int from, int into, lua_Integer count) {
    lx_charge(L, count / 4);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, into, i);
    }
}

int lx_sort(lua_State *L) {
    luaL_checktype(L, TABLE, LUA_TTABLE);
    if (luaL_getmetafield(L, TABLE, "__newindex") != LUA_TNIL) return lx_error(L, "frozen");
    lua_Integer count = (lua_Integer)lua_rawlen(L, TABLE);
    if (!lua_isnoneornil(L, COMPARE)) luaL_checktype(L, COMPARE, LUA_TFUNCTION);
    lua_settop(L, 2);
    lx_new_list(L, count);
    lx_new_list(L, count);
    copy_list(L, TABLE, FROM, count);
    for (lua_Integer width = 1; width < count; width *= 2) {
        lx_charge(L, count / 4);
        for (lua_Integer from = 1; from <= count; from += 2 * width) {
            lua_Integer middle = from + width <= count ? from + width : count + 1;
            lua_Integer end = from + 2 * width <= count ? from + 2 * width : count + 1;
            merge(L, from, middle, end);
        }
        lua_pushvalue(L, FROM);
        lua_copy(L, INTO, FROM);
        lua_replace(L, INTO);
    }
    copy_list(L, FROM, TABLE, count);
    return 0;
}
