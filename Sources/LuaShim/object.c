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

static void *light_subject(const lx_vm *vm) { return (void *)((uintptr_t)vm->subject.generation << 1 | 1); }

const lx_object_block *lx_as_object(lua_State *L, int index) {
    if (lua_islightuserdata(L, index)) {
        // The one light value that scripts hold; that of an earlier call is as stale as an earlier block.
        static const lx_object_block stale = {.mark = LX_OBJECT_MARK};
        const lx_vm *vm = lx_of(L);
        return lua_touserdata(L, index) == light_subject(vm) ? &vm->subject : &stale;
    }
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

void lx_push_subject(lua_State *L, lx_object object) {
    lx_vm *vm = lx_of(L);
    vm->subject = (lx_object_block){LX_OBJECT_MARK, vm->generation, object};
    lua_pushlightuserdata(L, light_subject(vm));
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

/// The place of a name's column, which may also lie in the place beside it.
static size_t slot_of(const void *name, const lx_object *object) {
    uintptr_t mixed = ((uintptr_t)name >> 4) + (uintptr_t)object->a * 7 + (uintptr_t)object->kind;
    return (mixed ^ mixed >> 6) & (LX_COLUMNS - 1);
}

static bool is_for(const lx_known_column *known, const void *name, const lx_object *object) {
    return known->name == name && known->kind == object->kind && known->a == object->a;
}

static void remember_column(lx_vm *vm, const void *name, const lx_object *object, const lx_column *column) {
    size_t slot = slot_of(name, object);
    if (vm->columns[slot].name != NULL && vm->columns[slot ^ 1].name == NULL) slot ^= 1;
    vm->columns[slot] = (lx_known_column){name, object->kind, object->a, column};
}

static bool has_bit(const uint64_t *words, int64_t row) { return words[row >> 6] >> (row & 63) & 1; }

static int64_t value_at(const lx_column *column, int64_t row) {
    switch (column->storage) {
    case LX_BITS: return has_bit(column->values, row);
    case LX_INT8: return ((const int8_t *)column->values)[row];
    case LX_INT16: return ((const int16_t *)column->values)[row];
    case LX_INT32: return ((const int32_t *)column->values)[row];
    case LX_INT64: return ((const int64_t *)column->values)[row];
    }
    return 0;
}

/// Pushes what a column says of a row, as the host would; false, and nothing pushed, where only the host can say it.
static bool push_column_value(lua_State *L, const lx_column *column, int64_t row) {
    if (!has_bit(column->known, row)) {
        if (column->absent == NULL || !has_bit(column->absent, row)) return lx_raise_unknown(L);
        lua_pushnil(L);
        return true;
    }
    int64_t number = value_at(column, row);
    switch (column->kind) {
    case LX_BOOLEAN: lua_pushboolean(L, number != 0); return true;
    case LX_INTEGER: lua_pushinteger(L, number); return true;
    case LX_NUMBER: {
        const int64_t whole = 1000000, exact = (int64_t)1 << 53;
        int64_t millionths = number * column->unit;
        if (millionths % whole == 0) {
            lua_pushinteger(L, millionths / whole);
        } else if (millionths > -exact && millionths < exact) {
            // Both are exact in binary, so the quotient is the nearest number to the decimal.
            lua_pushnumber(L, (lua_Number)millionths / (lua_Number)whole);
        } else {
            return false;
        }
        return true;
    }
    case LX_OBJECT: {
        lx_object object = column->object;
        object.b = number;
        lx_push_object(L, object);
        return true;
    }
    case LX_STRING: lua_pushlstring(L, column->texts[number].bytes, column->texts[number].count); return true;
    case LX_CODE: {
        lx_value code = {.kind = LX_CODE, .integer = number, .list = column->list, .text = column->texts[number]};
        lx_push_code(L, &code);
        return true;
    }
    default: return false;
    }
}

/// Answers from a column that was met before; false, and nothing pushed, where there is none.
static bool index_known_column(lua_State *L) {
    lx_vm *vm = lx_of(L);
    if (!vm->each) return false;
    // Most reads are of the call's own object, which needs no check.
    const lx_object_block *self =
        lua_touserdata(L, 1) == light_subject(vm) ? &vm->subject : check_object(L, 1);
    const void *name = lua_topointer(L, 2);
    if (name == NULL) return false;
    size_t slot = slot_of(name, &self->object);
    const lx_known_column *known = &vm->columns[slot];
    if (!is_for(known, name, &self->object)) known = &vm->columns[slot ^ 1];
    return is_for(known, name, &self->object) && push_column_value(L, known->column, self->object.b);
}

static int object_index(lua_State *L) {
    if (index_known_column(L)) return 1;
    const lx_object_block *self = check_object(L, 1);
    lx_vm *vm = lx_of(L);
    bool is_method;
    lx_key key = read_key(L, 2, &is_method);
    if (is_method) return 1;
    lx_value value = {.kind = LX_NULL};
    vm->host->index(vm->context, &self->object, &key, &value);
    // Short texts are the same wherever they stand, and the table of names keeps the numbered ones: such a name is its address.
    if (vm->each && value.column != NULL && key.name >= 0 && key.text.count <= 40) {
        remember_column(vm, lua_topointer(L, 2), &self->object, value.column);
    }
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
    // All light values share one metatable.
    lua_pushlightuserdata(L, NULL);
    lua_pushvalue(L, -2);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LX_REF_OBJECT);
}
