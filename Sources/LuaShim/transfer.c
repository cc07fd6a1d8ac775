// SPDX-License-Identifier: Apache-2.0
//
// Values in and out, as bytes. What cannot leave is written as a refusal at its place, and the host, which reads along,
// names the path.
#include <stdlib.h>
#include <string.h>

#include "hostvalue.h"

/// The tables that are being written, from the outermost in.
typedef struct {
    const void *tables[LX_VALUE_DEPTH];
    int depth;
} path;

static bool put(lua_State *L, const void *bytes, size_t count) {
    lx_vm *vm = lx_of(L);
    if (vm->out_count + count > vm->out_capacity) {
        size_t capacity = vm->out_capacity == 0 ? 1024 : vm->out_capacity;
        while (capacity < vm->out_count + count) capacity *= 2;
        char *moved = realloc(vm->out, capacity);
        if (moved == NULL) luaL_error(L, "not enough memory");
        vm->out = moved;
        vm->out_capacity = capacity;
    }
    memcpy(vm->out + vm->out_count, bytes, count);
    vm->out_count += count;
    return true;
}

void lx_write(lua_State *L, const void *bytes, size_t count) { put(L, bytes, count); }

static bool put_tag(lua_State *L, int tag) {
    char byte = (char)tag;
    return put(L, &byte, 1);
}

static bool refuse(lua_State *L, int tag) {
    put_tag(L, tag);
    return false;
}

static bool put_count(lua_State *L, lua_Integer count) {
    uint32_t narrow = (uint32_t)count;
    return put(L, &narrow, sizeof narrow);
}

static bool put_value(lua_State *L, int index, path *above);

static bool put_table(lua_State *L, int index, path *above) {
    const void *self = lua_topointer(L, index);
    for (int i = 0; i < above->depth; i++) {
        if (above->tables[i] == self) return refuse(L, LX_TAG_REFUSED_CYCLE);
    }
    if (above->depth == LX_VALUE_DEPTH) return refuse(L, LX_TAG_REFUSED_DEPTH);
    luaL_checkstack(L, 16, NULL);
    above->tables[above->depth++] = self;
    lua_Integer count = 0;
    while (lua_rawgeti(L, index, count + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        count += 1;
        if (count > LX_VALUE_NODES) return refuse(L, LX_TAG_REFUSED_SIZE);
    }
    lua_pop(L, 1);
    lx_charge(L, count / 4);
    bool unordered;
    lua_Integer fields = lx_push_sorted_keys(L, index, count + 1, &unordered);
    if (unordered) return refuse(L, LX_TAG_REFUSED_KEY);
    int keys = lua_gettop(L);
    put_tag(L, LX_TAG_TABLE);
    put_count(L, count);
    put_count(L, fields);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        if (!put_value(L, lua_gettop(L), above)) return false;
        lua_settop(L, keys);
    }
    for (lua_Integer i = 1; i <= fields; i++) {
        lua_rawgeti(L, keys, i);
        if (!put_value(L, keys + 1, above)) return false;
        lua_rawget(L, index);
        if (!put_value(L, keys + 1, above)) return false;
        lua_settop(L, keys);
    }
    lua_settop(L, keys - 1);
    above->depth -= 1;
    return true;
}

static bool put_string(lua_State *L, int index) {
    size_t count;
    const char *text = lua_tolstring(L, index, &count);
    put_tag(L, LX_TAG_STRING);
    put_count(L, (lua_Integer)count);
    return put(L, text, count);
}

static bool put_value(lua_State *L, int index, path *above) {
    lx_vm *vm = lx_of(L);
    vm->out_nodes += 1;
    if (vm->out_nodes > LX_VALUE_NODES || vm->out_count > LX_VALUE_BYTES) return refuse(L, LX_TAG_REFUSED_SIZE);
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return put_tag(L, LX_TAG_NULL);
    case LUA_TBOOLEAN: return put_tag(L, lua_toboolean(L, index) ? LX_TAG_TRUE : LX_TAG_FALSE);
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            lua_Integer integer = lua_tointeger(L, index);
            put_tag(L, LX_TAG_INTEGER);
            return put(L, &integer, sizeof integer);
        } else {
            lua_Number number = lua_tonumber(L, index);
            put_tag(L, LX_TAG_NUMBER);
            return put(L, &number, sizeof number);
        }
    case LUA_TSTRING: return put_string(L, index);
    case LUA_TTABLE: return put_table(L, index, above);
    case LUA_TFUNCTION: {
        if (lua_iscfunction(L, index)) return refuse(L, LX_TAG_REFUSED_TYPE);
        int64_t function = lx_register_function(L, index);
        put_tag(L, LX_TAG_FUNCTION);
        return put(L, &function, sizeof function);
    }
    case LUA_TUSERDATA:
        if (!lx_push_code_text(L, index)) return refuse(L, LX_TAG_REFUSED_TYPE);
        put_string(L, lua_gettop(L));
        lua_pop(L, 1);
        return true;
    default: return refuse(L, LX_TAG_REFUSED_TYPE);
    }
}

void lx_encode(lua_State *L, int index) {
    path above = {.depth = 0};
    put_value(L, lua_absindex(L, index), &above);
}

typedef struct {
    const char *at, *end;
} reader;

static void take(lua_State *L, reader *in, void *into, size_t count) {
    if ((size_t)(in->end - in->at) < count) luaL_error(L, "lx:bad_argument");
    memcpy(into, in->at, count);
    in->at += count;
}

static void push_value(lua_State *L, reader *in, int depth);

static void push_table(lua_State *L, reader *in, int depth) {
    uint32_t count, fields;
    take(L, in, &count, sizeof count);
    take(L, in, &fields, sizeof fields);
    if (depth == LX_VALUE_DEPTH || count > LX_VALUE_NODES || fields > LX_VALUE_NODES) luaL_error(L, "lx:bad_argument");
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)count, (int)fields);
    for (uint32_t i = 1; i <= count; i++) {
        push_value(L, in, depth + 1);
        lua_rawseti(L, -2, i);
    }
    for (uint32_t i = 0; i < fields; i++) {
        push_value(L, in, depth + 1);
        push_value(L, in, depth + 1);
        lua_rawset(L, -3);
    }
}

static void push_value(lua_State *L, reader *in, int depth) {
    char tag;
    take(L, in, &tag, 1);
    switch (tag) {
    case LX_TAG_NULL: lua_pushnil(L); return;
    case LX_TAG_FALSE: lua_pushboolean(L, 0); return;
    case LX_TAG_TRUE: lua_pushboolean(L, 1); return;
    case LX_TAG_INTEGER: {
        lua_Integer integer;
        take(L, in, &integer, sizeof integer);
        lua_pushinteger(L, integer);
        return;
    }
    case LX_TAG_NUMBER: {
        lua_Number number;
        take(L, in, &number, sizeof number);
        lua_pushnumber(L, number);
        return;
    }
    case LX_TAG_STRING: {
        uint32_t count;
        take(L, in, &count, sizeof count);
        if ((size_t)(in->end - in->at) < count) luaL_error(L, "lx:bad_argument");
        lua_pushlstring(L, in->at, count);
        in->at += count;
        return;
    }
    case LX_TAG_TABLE: push_table(L, in, depth); return;
    case LX_TAG_FUNCTION: {
        int64_t function;
        take(L, in, &function, sizeof function);
        lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
        if (lua_rawgeti(L, -1, function) == LUA_TNIL) luaL_error(L, "lx:bad_argument");
        lua_replace(L, -2);
        return;
    }
    default: luaL_error(L, "lx:bad_argument");
    }
}

void lx_push_encoded(lua_State *L, lx_bytes encoded, int32_t count) {
    reader in = {encoded.bytes, encoded.bytes + encoded.count};
    for (int32_t i = 0; i < count; i++) push_value(L, &in, 0);
}
