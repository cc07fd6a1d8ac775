// SPDX-License-Identifier: Apache-2.0
//
// Values as text, and the shim's own error texts. Those are codes ("lx:no_write"), so that the host can say them in
// the reader's language; what Lua itself says passes unchanged.
#include "vm.h"

int lx_error(lua_State *L, const char *code) { return luaL_error(L, "lx:%s", code); }

int lx_error_about(lua_State *L, const char *code, const char *about) {
    return luaL_error(L, "lx:%s %s", code, about);
}

void lx_push_text(lua_State *L, int index) {
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); return;
    case LUA_TNIL: lua_pushliteral(L, "nil"); return;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNUMBER: {
        lua_Number number = lua_tonumber(L, index);
        if (number != number) {
            // Processors differ in the sign of "not a number".
            lua_pushliteral(L, "nan");
        } else {
            lua_pushvalue(L, index);
            lua_tolstring(L, -1, NULL);
        }
        return;
    }
    default: break;
    }
    if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
        lua_pushvalue(L, index);
        lua_call(L, 1, 1);
        if (lua_type(L, -1) != LUA_TSTRING) lx_error(L, "text_expected");
        return;
    }
    // Lua would show an address here, and addresses differ between runs.
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return;
    lua_pushstring(L, luaL_typename(L, index));
}
