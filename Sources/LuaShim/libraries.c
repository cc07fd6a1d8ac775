// SPDX-License-Identifier: Apache-2.0
//
// The functions of Lua's math and utf8 libraries that give the same answer on every machine.
#include "vm.h"

void lx_open_math(lua_State *L) {
    // Left out: chance, and the functions whose last digit depends on the processor (exp, log, sine and its family).
    static const char *const kept[] = {
        "abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger", "modf",
        "pi",  "sqrt", "tointeger", "type", "ult",
    };
    int globals = lua_gettop(L);
    lua_newtable(L);
    lua_pushcfunction(L, luaopen_math);
    lua_call(L, 0, 1);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lua_getfield(L, -1, kept[i]);
        lua_setfield(L, globals + 1, kept[i]);
    }
    lua_settop(L, globals + 1);
    lx_freeze(L);
    lua_setfield(L, globals, "math");
}

static int utf8_codepoint(lua_State *L) {
    size_t count;
    luaL_checklstring(L, 1, &count);
    lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, from);
    // Both count from the end when negative.
    if (from < 0) from += (lua_Integer)count + 1;
    if (to < 0) to += (lua_Integer)count + 1;
    bool wide = to >= from && (lua_Unsigned)to - (lua_Unsigned)from >= LX_SPREAD;
    if (wide && count >= LX_SPREAD) return lx_error(L, "too_many_values");
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void lx_open_utf8(lua_State *L) {
    int globals = lua_gettop(L);
    lua_newtable(L);
    lua_pushcfunction(L, luaopen_utf8);
    lua_call(L, 0, 1);
    static const char *const kept[] = {"char", "len"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lua_getfield(L, globals + 2, kept[i]);
        lx_push_charged(L, lua_tocfunction(L, -1));
        lua_setfield(L, globals + 1, kept[i]);
        lua_pop(L, 1);
    }
    lua_getfield(L, globals + 2, "codepoint");
    lua_pushcclosure(L, utf8_codepoint, 1);
    lua_setfield(L, globals + 1, "codepoint");
    lua_settop(L, globals + 1);
    lx_freeze(L);
    lua_setfield(L, globals, "utf8");
}
