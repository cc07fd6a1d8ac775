// SPDX-License-Identifier: Apache-2.0
//
// What the prelude may ask of the host: where the user's text stands, and a number for a function.
#include "vm.h"

int64_t lx_register_function(lua_State *L, int index) {
    lx_vm *vm = lx_of(L);
    index = lua_absindex(L, index);
    luaL_checkstack(L, 4, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTION_IDS);
    lua_pushvalue(L, index);
    if (lua_rawget(L, -2) == LUA_TNUMBER) {
        int64_t known = lua_tointeger(L, -1);
        lua_pop(L, 2);
        return known;
    }
    lua_pop(L, 1);
    int64_t number = vm->function_count + 1;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    lua_pushvalue(L, index);
    lua_rawseti(L, -2, number);
    lua_pop(L, 1);
    lua_pushvalue(L, index);
    lua_pushinteger(L, number);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    vm->function_count = number;
    return number;
}

/// `host.function_id(f)`: a small integer, the same for the same function.
static int host_function_id(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    if (lua_iscfunction(L, 1)) return lx_error(L, "lua_function_expected");
    lua_pushinteger(L, lx_register_function(L, 1));
    return 1;
}

/// `host.position()`: file and line of the nearest user chunk on the stack; nothing when there is none.
static int host_position(lua_State *L) {
    enum { DEPTH = 200 };
    lx_vm *vm = lx_of(L);
    lua_Debug ar;
    for (int level = 1; level < DEPTH && lua_getstack(L, level, &ar); level++) {
        if (!lua_getinfo(L, "Sl", &ar) || ar.currentline < 0) continue;
        const lx_chunk *chunk = lx_user_chunk(vm, &ar);
        if (chunk == NULL) continue;
        lua_pushlstring(L, chunk->name, chunk->name_count);
        lua_pushinteger(L, ar.currentline);
        return 2;
    }
    lua_pushnil(L);
    return 1;
}

void lx_open_host(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"position", host_position},
        {"function_id", host_function_id},
        {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lx_freeze(L);
    lua_setfield(L, -2, "host");
}
