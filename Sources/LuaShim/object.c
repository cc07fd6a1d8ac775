// SPDX-License-Identifier: Apache-2.0
//
// Host objects: what a script sees of a record. An object holds no data; each read asks the host, and what the host
// answers is raised or pushed here, after its frame has returned.
#include "hostvalue.h"

static const lx_object_block *check_object(lua_State *L, int index) {
    const lx_object_block *self = lx_as_object(L, index);
    if (self == NULL) luaL_typeerror(L, index, "record");
    const lx_vm *vm = lx_of(L);
    if (vm->host == NULL || self->generation != vm->generation) lx_error(L, "stale");
    return self;
}

const lx_object_block *lx_as_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof(lx_object_block)) return NULL;
    const lx_object_block *block = lua_touserdata(L, index);
    return block->mark == LX_OBJECT_MARK ? block : NULL;
}

void lx_push_object(lua_State *L, lx_object object) {
    lx_object_block *block = lua_newuserdatauv(L, sizeof *block, 0);
    block->mark = LX_OBJECT_MARK;
    block->generation = lx_of(L)->generation;
    block->object = object;
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_OBJECT);
    lua_setmetatable(L, -2);
}

static int push_host_value(lua_State *L, const lx_value *value) {
    switch (value->kind) {
    case LX_NULL: lua_pushnil(L); return 1;
    case LX_BOOLEAN: lua_pushboolean(L, value->boolean); return 1;
    case LX_INTEGER: lua_pushinteger(L, value->integer); return 1;
    case LX_NUMBER: lua_pushnumber(L, value->number); return 1;
    case LX_STRING: lua_pushlstring(L, value->text.bytes, value->text.count); return 1;
    case LX_OBJECT: lx_push_object(L, value->object); return 1;
    case LX_CODE: lx_push_code(L, value); return 1;
    case LX_UNKNOWN_VALUE: return lx_raise_unknown(L);
    case LX_NOT_UNICODE: return lx_error(L, "not_unicode");
    case LX_FAILURE: break;
    }
    luaL_where(L, 1);
    lua_pushliteral(L, "lx:host ");
    lua_pushlstring(L, value->text.bytes, value->text.count);
    lua_concat(L, 3);
    return lua_error(L);
}

/// Upvalue: the table of names. It keeps each name alive, so a name and its number stay together.
static lx_key read_key(lua_State *L, int index, bool *is_method) {
    lx_vm *vm = lx_of(L);
    lx_key key = {.name = -1};
    *is_method = false;
    if (lua_type(L, index) == LUA_TSTRING) {
        key.is_name = true;
        key.text.bytes = lua_tolstring(L, index, &key.text.count);
        lua_pushvalue(L, index);
        int type = lua_rawget(L, lua_upvalueindex(1));
        if (type == LUA_TFUNCTION) {
            *is_method = true;
            return key;
        }
        if (type == LUA_TNUMBER) {
            key.name = (int32_t)lua_tointeger(L, -1);
        } else if (vm->name_count < LX_NAMES) {
            key.name = vm->name_count;
            lua_pushvalue(L, index);
            lua_pushinteger(L, key.name);
            lua_rawset(L, lua_upvalueindex(1));
            vm->name_count += 1;
        }
        lua_pop(L, 1);
        return key;
    }
    int is_integer = 0;
    if (lua_type(L, index) == LUA_TNUMBER) key.integer = lua_tointegerx(L, index, &is_integer);
    if (!is_integer) lx_error(L, "object_key");
    return key;
}

static int object_index(lua_State *L) {
    const lx_object_block *self = check_object(L, 1);
    bool is_method;
    lx_key key = read_key(L, 2, &is_method);
    if (is_method) return 1;
    const lx_vm *vm = lx_of(L);
    lx_value value = {.kind = LX_NULL};
    vm->host->index(vm->context, &self->object, &key, &value);
    return push_host_value(L, &value);
}

static int object_length(lua_State *L) {
    const lx_object_block *self = check_object(L, 1);
    const lx_vm *vm = lx_of(L);
    lx_value value = {.kind = LX_NULL};
    vm->host->length(vm->context, &self->object, &value);
    return push_host_value(L, &value);
}

static int object_known(lua_State *L) {
    const lx_object_block *self = check_object(L, 1);
    lx_bytes path;
    luaL_checktype(L, 2, LUA_TSTRING);
    path.bytes = lua_tolstring(L, 2, &path.count);
    const lx_vm *vm = lx_of(L);
    lx_value value = {.kind = LX_NULL};
    vm->host->known(vm->context, &self->object, path, &value);
    return push_host_value(L, &value);
}

static int object_equal(lua_State *L) {
    const lx_object_block *x = lx_as_object(L, 1), *y = lx_as_object(L, 2);
    lua_pushboolean(
        L, x != NULL && y != NULL && x->generation == y->generation && x->object.kind == y->object.kind
               && x->object.a == y->object.a && x->object.b == y->object.b && x->object.c == y->object.c);
    return 1;
}

static int object_write(lua_State *L) { return lx_error(L, "no_write"); }
static int object_pairs(lua_State *L) { return lx_error(L, "no_pairs"); }

void lx_open_objects(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"__len", object_length}, {"__eq", object_equal}, {"__newindex", object_write},
        {"__pairs", object_pairs}, {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_NAMES);
    lua_pushcfunction(L, object_known);
    lua_setfield(L, -2, "known");
    lua_pushcclosure(L, object_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushliteral(L, "record");
    lua_setfield(L, -2, "__name");
    lua_rawseti(L, LUA_REGISTRYINDEX, LX_REF_OBJECT);
}
