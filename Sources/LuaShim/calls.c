// SPDX-License-Identifier: Apache-2.0
//
// The calls that a host can make.
#include "hostvalue.h"
#include "machine.h"

typedef struct {
    lx_bytes source, environment;
    const char *label;
} load_request;

/// Pushes the compiled chunk with the globals at the stack's top, which it takes. May raise.
static void load_chunk(lua_State *L, const load_request *request, char mark) {
    const char *name = lua_pushfstring(L, "%c%s", mark, request->label);
    if (luaL_loadbufferx(L, request->source.bytes, request->source.count, name, "t") != LUA_OK) {
        lx_of(L)->syntax = true;
        lua_error(L);
    }
    lua_remove(L, -2);
    lua_insert(L, -2);
    // The only upvalue of a main chunk is its environment.
    if (lua_setupvalue(L, -2, 1) == NULL) lx_error(L, "environment");
}

static int load_prelude(lua_State *L) {
    const load_request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_PRELUDE);
    load_chunk(L, request, '=');
    lua_call(L, 0, 1);
    int result = lua_gettop(L);
    if (!lua_istable(L, result)) return lx_error(L, "prelude_result");
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_EXPORTS);
    lua_pushnil(L);
    while (lua_next(L, result)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, result + 1);
    }
    return 0;
}

lx_status lx_load_prelude(lx_vm *vm, lx_bytes source, const char *label) {
    load_request request = {.source = source, .label = label};
    return lx_enter(vm, load_prelude, &request);
}

/// Pushes what the prelude returned under a name.
static int push_export(lua_State *L, lx_bytes name) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_EXPORTS);
    lua_pushlstring(L, name.bytes, name.count);
    int type = lua_rawget(L, -2);
    lua_replace(L, -2);
    return type;
}

static int run(lua_State *L) {
    const load_request *request = lua_touserdata(L, 1);
    if (push_export(L, request->environment) != LUA_TTABLE) return lx_error(L, "environment");
    load_chunk(L, request, '@');
    lua_call(L, 0, 0);
    return 0;
}

lx_status lx_run(lx_vm *vm, lx_bytes source, const char *label, lx_bytes environment) {
    load_request request = {.source = source, .environment = environment, .label = label};
    return lx_enter(vm, run, &request);
}

typedef struct {
    lx_bytes name;
    lx_bytes arguments;
    int32_t argument_count;
    lx_outcome *outcome;
} prelude_request;

static void answer(lua_State *L, lx_outcome *outcome) {
    lx_vm *vm = lx_of(L);
    lx_encode(L, -1);
    outcome->value = (lx_bytes){vm->out, vm->out_count};
}

static int call_prelude(lua_State *L) {
    const prelude_request *request = lua_touserdata(L, 1);
    if (push_export(L, request->name) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    luaL_checkstack(L, request->argument_count + 8, NULL);
    lx_push_encoded(L, request->arguments, request->argument_count);
    lua_call(L, request->argument_count, 1);
    answer(L, request->outcome);
    return 0;
}

lx_status lx_call_prelude(lx_vm *vm, lx_bytes name, lx_bytes arguments, int32_t argument_count, lx_outcome *outcome) {
    prelude_request request = {name, arguments, argument_count, outcome};
    return lx_enter(vm, call_prelude, &request);
}

typedef struct {
    int64_t function;
    lx_object argument;
    lx_outcome *outcome;
} function_request;

static int call_function(lua_State *L) {
    const function_request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    if (lua_rawgeti(L, -1, request->function) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    lx_push_object(L, request->argument);
    lua_call(L, 1, 1);
    answer(L, request->outcome);
    return 0;
}

lx_status lx_call_function(
    lx_vm *vm, int64_t function, lx_object argument, const lx_host *host, void *context, lx_outcome *outcome) {
    if (vm->busy) return LX_BUSY;
    function_request request = {function, argument, outcome};
    vm->host = host;
    vm->context = context;
    lx_age_objects(vm);
    lx_status status = lx_enter(vm, call_function, &request);
    vm->host = NULL;
    vm->context = NULL;
    return status;
}

typedef struct {
    int64_t function;
    lx_object argument;
    const int64_t *rows;
    size_t count;
    lx_answer *answers;
    size_t done;
} each_request;

/// Whether a function's result is one that needs no bytes.
static bool read_answer(lua_State *L, lx_answer *answer) {
    switch (lua_type(L, -1)) {
    case LUA_TNIL: *answer = (lx_answer){.kind = LX_NULL}; return true;
    case LUA_TBOOLEAN: *answer = (lx_answer){.kind = LX_BOOLEAN, .boolean = lua_toboolean(L, -1)}; return true;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1)) *answer = (lx_answer){.kind = LX_INTEGER, .integer = lua_tointeger(L, -1)};
        else *answer = (lx_answer){.kind = LX_NUMBER, .number = lua_tonumber(L, -1)};
        return true;
    default: return false;
    }
}

static int call_each(lua_State *L) {
    each_request *request = lua_touserdata(L, 1);
    lx_vm *vm = lx_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    if (lua_rawgeti(L, -1, request->function) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    int function = lua_gettop(L);
    size_t left = vm->used;
    for (size_t i = 0; i < request->count; i++) {
        // Each call begins as one that comes alone, so that no answer depends on those before it.
        lx_start(vm);
        lx_age_objects(vm);
        if (vm->used > left + LX_LEFT_BEHIND) {
            lua_gc(L, LUA_GCCOLLECT);
            left = vm->used;
        }
        lua_pushvalue(L, function);
        request->argument.b = request->rows[i];
        lx_push_subject(L, request->argument);
        int status = lua_pcall(L, 1, 1, 0);
        if (vm->killed != LX_OK) return 0;
        if (status == LUA_OK) {
            if (!read_answer(L, &request->answers[i])) return 0;
        } else {
            if (status != LUA_ERRRUN || !lx_is_unknown(L, -1)) return 0;
            request->answers[i] = (lx_answer){.kind = LX_UNKNOWN_VALUE};
        }
        request->done = i + 1;
        lua_settop(L, function);
    }
    return 0;
}

size_t lx_call_each(
    lx_vm *vm, int64_t function, lx_object argument, const int64_t *rows, size_t count, const lx_host *host, void *context,
    lx_answer *answers
) {
    if (vm->busy) return 0;
    each_request request = {function, argument, rows, count, answers, 0};
    vm->host = host;
    vm->context = context;
    for (int i = 0; i < LX_COLUMNS; i++) vm->columns[i].name = NULL;
    vm->each = true;
    lx_enter(vm, call_each, &request);
    vm->each = false;
    vm->host = NULL;
    vm->context = NULL;
    return request.done;
}
