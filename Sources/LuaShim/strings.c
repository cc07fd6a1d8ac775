// SPDX-License-Identifier: Apache-2.0
//
// The string library: no patterns (their cost has no bound), and no result longer than a string may be.
#define _GNU_SOURCE  // memmem
#include <math.h>
#include <string.h>

#include "hostvalue.h"

static const char *check_text(lua_State *L, int argument, size_t *count) {
    const char *text = luaL_checklstring(L, argument, count);
    if (*count >= 64) lx_charge(L, (int64_t)(*count / 16));
    return text;
}

/// Pushes `count` bytes that `fill` may write. The scratch block is the machine's, so it is collected like any other.
static char *scratch(lua_State *L, size_t count) {
    if (count > LX_STRING_BYTES) lx_error(L, "string_too_long");
    return lua_newuserdatauv(L, count + 1, 0);
}

static int string_rep(lua_State *L) {
    size_t count, gap;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *separator = luaL_optlstring(L, 3, "", &gap);
    if (times <= 0 || count + gap == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)times > LX_STRING_BYTES || count + gap > LX_STRING_BYTES) return lx_error(L, "string_too_long");
    size_t total = (size_t)times * (count + gap) - gap;
    if (total > LX_STRING_BYTES) return lx_error(L, "string_too_long");
    lx_charge(L, times / 8 + (int64_t)(total / 16));
    char *out = scratch(L, total), *at = out;
    for (lua_Integer i = 0; i < times; i++) {
        memcpy(at, text, count);
        at += count;
        if (i + 1 < times) {
            memcpy(at, separator, gap);
            at += gap;
        }
    }
    lua_pushlstring(L, out, total);
    return 1;
}

/// Turns a position as Lua counts (from 1; from the end when negative) into one from 1, not checked against the end.
static size_t position_from(lua_Integer at, size_t count) {
    if (at > 0) return (size_t)at;
    if (at == 0) return 1;
    return at < -(lua_Integer)count ? 1 : count + (size_t)at + 1;
}

static size_t position_to(lua_Integer at, size_t count) {
    if (at > (lua_Integer)count) return count;
    if (at >= 0) return (size_t)at;
    return at < -(lua_Integer)count ? 0 : count + (size_t)at + 1;
}

static int string_sub(lua_State *L) {
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    size_t from = position_from(luaL_checkinteger(L, 2), count);
    size_t to = position_to(luaL_optinteger(L, 3, -1), count);
    if (from > to) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t length = to - from + 1;
    if (length >= 64) lx_charge(L, (int64_t)(length / 16));
    lua_pushlstring(L, text + from - 1, length);
    return 1;
}

static int string_byte(lua_State *L) {
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    size_t from = position_from(first, count);
    size_t to = position_to(luaL_optinteger(L, 3, first), count);
    if (from > to) return 0;
    size_t length = to - from + 1;
    if (length > LX_SPREAD) return lx_error(L, "too_many_values");
    luaL_checkstack(L, (int)length, NULL);
    lx_charge(L, (int64_t)(length / 8));
    for (size_t i = 0; i < length; i++) lua_pushinteger(L, (unsigned char)text[from - 1 + i]);
    return (int)length;
}

static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    lx_charge(L, count / 8);
    char *out = scratch(L, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = luaL_checkinteger(L, i);
        luaL_argcheck(L, byte >= 0 && byte <= 255, i, "value out of range");
        out[i - 1] = (char)byte;
    }
    lua_pushlstring(L, out, (size_t)count);
    return 1;
}

// Letters outside ASCII stay as they are, in every locale.
static char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }
static char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static int map_bytes(lua_State *L, char (*map)(char)) {
    size_t count;
    const char *text = check_text(L, 1, &count);
    char *out = scratch(L, count);
    for (size_t i = 0; i < count; i++) out[i] = map(text[i]);
    lua_pushlstring(L, out, count);
    return 1;
}

static int string_upper(lua_State *L) { return map_bytes(L, ascii_upper); }
static int string_lower(lua_State *L) { return map_bytes(L, ascii_lower); }

static int string_reverse(lua_State *L) {
    size_t count;
    const char *text = check_text(L, 1, &count);
    char *out = scratch(L, count);
    for (size_t i = 0; i < count; i++) out[i] = text[count - 1 - i];
    lua_pushlstring(L, out, count);
    return 1;
}

static int string_len(lua_State *L) {
    size_t count;
    luaL_checklstring(L, 1, &count);
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/// Finds plain text. A search for something that looks like a pattern must say that it is meant plainly: it would
/// otherwise find nothing, silently.
static int string_find(lua_State *L) {
    size_t count, wanted_count;
    const char *text = check_text(L, 1, &count);
    const char *wanted = check_text(L, 2, &wanted_count);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    if (!lua_toboolean(L, 4)) {
        for (size_t i = 0; i < wanted_count; i++) {
            if (wanted[i] != 0 && strchr("^$*+?.([%-", wanted[i]) != NULL) return lx_error(L, "pattern");
        }
    }
    size_t from = position_from(first, count);
    if (from <= count + 1) {
        const char *at = memmem(text + from - 1, count - (from - 1), wanted, wanted_count);
        if (at != NULL) {
            lua_pushinteger(L, at - text + 1);
            lua_pushinteger(L, at - text + (lua_Integer)wanted_count);
            return 2;
        }
    }
    lua_pushnil(L);
    return 1;
}

/// Text or a code as text, so that `:is` and `:one_of` read alike on both.
static bool same_text(lua_State *L, int x, int y) {
    if (!lx_push_code_text(L, y)) {
        if (lua_type(L, y) != LUA_TSTRING) lx_error_about(L, "text_wanted", luaL_typename(L, y));
        lua_pushvalue(L, y);
    }
    bool same = lua_rawequal(L, x, -1);
    lua_pop(L, 1);
    return same;
}

static int string_is(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_checkany(L, 2);
    lua_pushboolean(L, same_text(L, 1, 2));
    return 1;
}

static int string_is_not(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_checkany(L, 2);
    lua_pushboolean(L, !same_text(L, 1, 2));
    return 1;
}

static int string_one_of(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
    lx_charge(L, count / 2);
    bool found = false;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        found = same_text(L, 1, 3) || found;
        lua_settop(L, 2);
    }
    lua_pushboolean(L, found);
    return 1;
}

/// Lua's own `format` (the upvalue) after a look at the pattern: no addresses, no oversized result.
static int string_format(lua_State *L) {
    size_t count;
    const char *format = luaL_checklstring(L, 1, &count);
    int top = lua_gettop(L), argument = 1;
    size_t total = count;
    for (const char *at = format, *end = format + count; at < end; at++) {
        if (*at != '%') continue;
        if (++at < end && *at == '%') continue;
        while (at < end && strchr("-+ #0123456789.", *at) != NULL && *at != 0) at++;
        if (at == end) break;
        if (*at == 'p' || *at == 'q') return lx_error(L, "format");
        if (++argument > top) break;
        if (*at == 's') {
            lx_push_text(L, argument);
            lua_replace(L, argument);
            total += lua_rawlen(L, argument);
        } else if (lua_type(L, argument) == LUA_TNUMBER && lua_tonumber(L, argument) != lua_tonumber(L, argument)) {
            lua_pushnumber(L, (lua_Number)NAN);
            lua_replace(L, argument);
        }
        // No number is wider than "%99.99f" of the largest one.
        total += 512;
    }
    if (total > LX_STRING_BYTES) return lx_error(L, "string_too_long");
    lx_charge(L, (int64_t)(total / 64));
    lx_reserve(L, 4 * total);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void lx_open_string(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"rep", string_rep},     {"sub", string_sub},     {"byte", string_byte},       {"char", string_char},
        {"upper", string_upper}, {"lower", string_lower}, {"reverse", string_reverse}, {"len", string_len},
        {"find", string_find},   {"is", string_is},       {"is_not", string_is_not},   {"one_of", string_one_of},
        {NULL, NULL},
    };
    int globals = lua_gettop(L);
    luaL_newlib(L, functions);
    lua_pushcfunction(L, luaopen_string);
    lua_call(L, 0, 1);
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, string_format, 1);
    lua_setfield(L, globals + 1, "format");
    lua_settop(L, globals + 1);
    lx_freeze(L);
    // Lua's library gave strings a metatable of its own; this one has no arithmetic on text, and cannot be reached.
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, globals + 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_settop(L, globals + 1);
    lua_setfield(L, globals, "string");
}
