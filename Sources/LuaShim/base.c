// SPDX-License-Identifier: Apache-2.0
//
// The basic functions. Lua's own serve where they are harmless; the others are made anew.
#include "vm.h"

/// Lua walks the whole stack when an error has been caught, so the catcher pays for its depth.
static int64_t cost_of_catching(lua_State *L) {
    lua_Debug ar;
    int depth = 16;
    while (depth < LUAI_MAXSTACK && lua_getstack(L, depth, &ar)) depth *= 2;
    return depth / 2;
}

/// `pcall` that cannot swallow the end: a dead machine, no memory or an unknown fact go on to the host.
static int base_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    // Setting up, and raising what is caught here, costs as much as a good many instructions.
    lx_charge(L, 20);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK) return lua_gettop(L);
    if (lx_of(L)->killed != LX_OK) return lx_raise_killed(L);
    if (status == LUA_ERRMEM || lx_is_mark(L, -1)) return lua_error(L);
    lx_charge(L, cost_of_catching(L));
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    lx_push_text(L, 1);
    return 1;
}

static int pairs_step(lua_State *L) {
    // Upvalues: table, its keys in order, how many, the number of the next.
    lua_Integer count = lua_tointeger(L, lua_upvalueindex(3));
    for (lua_Integer i = lua_tointeger(L, lua_upvalueindex(4)); i <= count; i++) {
        lua_rawgeti(L, lua_upvalueindex(2), i);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            lua_pushinteger(L, i + 1);
            lua_replace(L, lua_upvalueindex(4));
            return 2;
        }
        // Removed while the loop ran.
        lua_pop(L, 2);
        lx_charge(L, 1);
    }
    lua_pushinteger(L, count + 1);
    lua_replace(L, lua_upvalueindex(4));
    lua_pushnil(L);
    return 1;
}

static int base_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    bool unordered;
    lua_Integer count = lx_push_sorted_keys(L, 1, 1, &unordered);
    if (unordered) return lx_error(L, "unordered_key");
    lua_pushinteger(L, count);
    lua_pushinteger(L, 1);
    lua_pushcclosure(L, pairs_step, 4);
    return 1;
}

static int ipairs_step(lua_State *L) {
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i == LUA_MAXINTEGER) return 0;
    lua_pushinteger(L, i + 1);
    return lua_geti(L, 1, i + 1) == LUA_TNIL ? 1 : 2;
}

static int ipairs_stop(lua_State *L) {
    // Upvalue: the length of the host's list, asked once.
    lua_Integer i = luaL_checkinteger(L, 2);
    if (i >= lua_tointeger(L, lua_upvalueindex(1))) return 0;
    lua_pushinteger(L, i + 1);
    lua_geti(L, 1, i + 1);
    return 2;
}

static int base_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_isuserdata(L, 1)) {
        lua_pushinteger(L, luaL_len(L, 1));
        lua_pushcclosure(L, ipairs_stop, 1);
    } else {
        lua_pushcfunction(L, ipairs_step);
    }
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/// For the prelude only. Finalisers and closers would run outside of any budget, so a table with one is refused.
static int base_setmetatable(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    int type = lua_type(L, 2);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return lx_error(L, "frozen");
    if (type == LUA_TTABLE) {
        static const char *const refused[] = {"__gc", "__close", "__mode"};
        for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
            lua_pushstring(L, refused[i]);
            if (lua_rawget(L, 2) != LUA_TNIL) return lx_error_about(L, "metamethod", refused[i]);
            lua_pop(L, 1);
        }
    }
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

/// Calls Lua's own function (the upvalue) after paying for the bytes it may walk over.
static int charged(lua_State *L) {
    size_t bytes = 0;
    for (int i = lua_gettop(L); i > 0; i--) {
        if (lua_type(L, i) == LUA_TSTRING) bytes += lua_rawlen(L, i);
    }
    if (bytes >= 64) {
        lx_charge(L, (int64_t)(bytes / 16));
        lx_reserve(L, 4 * bytes);
    }
    lua_CFunction function = lua_tocfunction(L, lua_upvalueindex(1));
    return function(L);
}

void lx_push_charged(lua_State *L, lua_CFunction function) {
    lua_pushcfunction(L, function);
    lua_pushcclosure(L, charged, 1);
}

static int write_refused(lua_State *L) { return lx_error(L, "frozen"); }

void lx_freeze(lua_State *L) {
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, write_refused);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}

void lx_open_base(lua_State *L) {
    static const char *const kept[] = {
        "assert", "error", "getmetatable", "next", "rawequal", "rawget", "rawlen", "rawset", "select", "type",
    };
    // Stack: the prelude's globals. Lua's library fills its own global table, which no chunk ever sees.
    int globals = lua_gettop(L);
    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 1);
    int all = lua_gettop(L);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lua_getfield(L, all, kept[i]);
        lua_setfield(L, globals, kept[i]);
    }
    lua_getfield(L, all, "tonumber");
    lx_push_charged(L, lua_tocfunction(L, -1));
    lua_setfield(L, globals, "tonumber");
    static const luaL_Reg made[] = {
        {"pcall", base_pcall},   {"tostring", base_tostring}, {"pairs", base_pairs},
        {"ipairs", base_ipairs}, {"setmetatable", base_setmetatable}, {NULL, NULL},
    };
    lua_settop(L, globals);
    luaL_setfuncs(L, made, 0);
    // Lua's global table is left empty: a chunk without an environment of its own would find nothing.
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
