// SPDX-License-Identifier: Apache-2.0
//
// Codes of ordered lists. They compare by rank with each other and with the texts of their list. Lua never asks for
// the equality of a value and a text, so that question is a method: `c.rating[2024]:is "HTTNV"`.
#include <string.h>

#include "hostvalue.h"

typedef struct {
    uint32_t mark;
    int32_t list;
    int64_t rank;
} code_block;

static const code_block *as_code(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof(code_block)) return NULL;
    const code_block *block = lua_touserdata(L, index);
    return block->mark == LX_CODE_MARK ? block : NULL;
}

bool lx_push_code_text(lua_State *L, int index) {
    if (as_code(L, index) == NULL) return false;
    lua_getiuservalue(L, index, 1);
    return true;
}

/// The same code is the same value, so that codes can be keys. A host that gives a rank another text gets a new one.
void lx_push_code(lua_State *L, const lx_value *value) {
    if (value->integer < 0 || value->integer > INT32_MAX) lx_error(L, "code_rank");
    lua_Integer slot = (lua_Integer)(((uint64_t)(uint32_t)value->list << 32) | (uint64_t)value->integer);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_CODES);
    if (lua_rawgeti(L, -1, slot) == LUA_TUSERDATA) {
        size_t count;
        lua_getiuservalue(L, -1, 1);
        const char *text = lua_tolstring(L, -1, &count);
        bool same = count == value->text.count && memcmp(text, value->text.bytes, count) == 0;
        lua_pop(L, 1);
        if (same) {
            lua_replace(L, -2);
            return;
        }
    }
    lua_pop(L, 1);
    code_block *block = lua_newuserdatauv(L, sizeof *block, 1);
    *block = (code_block){LX_CODE_MARK, value->list, value->integer};
    lua_pushlstring(L, value->text.bytes, value->text.count);
    lua_setiuservalue(L, -2, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_CODE);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, slot);
    lua_replace(L, -2);
}

/// The rank of a code, or of a text that names one of `list`.
static int64_t rank_of(lua_State *L, int index, int32_t list) {
    const code_block *code = as_code(L, index);
    if (code != NULL) {
        if (code->list != list) lx_error(L, "other_list");
        return code->rank;
    }
    if (lua_type(L, index) != LUA_TSTRING) return lx_error_about(L, "code_expected", luaL_typename(L, index));
    const lx_vm *vm = lx_of(L);
    if (vm->host == NULL) return lx_error(L, "stale");
    lx_bytes text;
    text.bytes = lua_tolstring(L, index, &text.count);
    int64_t rank = vm->host->rank(vm->context, text, list);
    return rank < 0 ? lx_error_about(L, "unknown_code", text.bytes) : rank;
}

/// Less than zero, zero or more: the order of two operands, one of which is a code.
static int order(lua_State *L, int x, int y) {
    const code_block *known = as_code(L, x);
    if (known == NULL) known = as_code(L, y);
    if (known == NULL) return lx_error_about(L, "code_expected", luaL_typename(L, x));
    int64_t left = rank_of(L, x, known->list), right = rank_of(L, y, known->list);
    return (left > right) - (left < right);
}

static int answer(lua_State *L, bool truth) {
    lua_pushboolean(L, truth);
    return 1;
}

static int code_lt(lua_State *L) { return answer(L, order(L, 1, 2) < 0); }
static int code_le(lua_State *L) { return answer(L, order(L, 1, 2) <= 0); }

static int code_eq(lua_State *L) {
    const code_block *x = as_code(L, 1), *y = as_code(L, 2);
    return answer(L, x != NULL && y != NULL && x->list == y->list && x->rank == y->rank);
}

static void push_operand(lua_State *L, int index) {
    if (lx_push_code_text(L, index)) return;
    if (!lua_isstring(L, index)) luaL_error(L, "attempt to concatenate a %s value", luaL_typename(L, index));
    lua_pushvalue(L, index);
}

static int code_concat(lua_State *L) {
    push_operand(L, 1);
    push_operand(L, 2);
    lua_concat(L, 2);
    return 1;
}

static int code_tostring(lua_State *L) {
    if (!lx_push_code_text(L, 1)) return luaL_typeerror(L, 1, "code");
    return 1;
}

static const code_block *self(lua_State *L) {
    const code_block *code = as_code(L, 1);
    if (code == NULL) luaL_typeerror(L, 1, "code");
    return code;
}

static int code_is(lua_State *L) { return self(L), answer(L, order(L, 1, 2) == 0); }
static int code_is_not(lua_State *L) { return self(L), answer(L, order(L, 1, 2) != 0); }
static int code_at_least(lua_State *L) { return self(L), answer(L, order(L, 1, 2) >= 0); }
static int code_at_most(lua_State *L) { return self(L), answer(L, order(L, 1, 2) <= 0); }
static int code_more_than(lua_State *L) { return self(L), answer(L, order(L, 1, 2) > 0); }
static int code_less_than(lua_State *L) { return self(L), answer(L, order(L, 1, 2) < 0); }

static int code_between(lua_State *L) {
    self(L);
    bool above = order(L, 1, 2) >= 0, below = order(L, 1, 3) <= 0;
    return answer(L, above && below);
}

static int code_one_of(lua_State *L) {
    self(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
    lx_charge(L, count);
    bool found = false;
    // To the end even when found: a misspelt code is an error wherever it stands.
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 2, i);
        found = order(L, 1, 3) == 0 || found;
        lua_settop(L, 2);
    }
    return answer(L, found);
}

static int code_index(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
    return lx_error_about(L, "no_method", lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
}

static int code_write(lua_State *L) { return lx_error(L, "no_write"); }

void lx_open_codes(lua_State *L) {
    static const luaL_Reg operators[] = {
        {"__lt", code_lt}, {"__le", code_le}, {"__eq", code_eq}, {"__concat", code_concat},
        {"__tostring", code_tostring}, {"__newindex", code_write}, {NULL, NULL},
    };
    static const luaL_Reg methods[] = {
        {"is", code_is}, {"is_not", code_is_not}, {"at_least", code_at_least}, {"at_most", code_at_most},
        {"more_than", code_more_than}, {"less_than", code_less_than}, {"between", code_between},
        {"one_of", code_one_of}, {NULL, NULL},
    };
    luaL_newlib(L, operators);
    luaL_newlib(L, methods);
    lua_pushcclosure(L, code_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushliteral(L, "code");
    lua_setfield(L, -2, "__name");
    lua_rawseti(L, LUA_REGISTRYINDEX, LX_REF_CODE);
}
