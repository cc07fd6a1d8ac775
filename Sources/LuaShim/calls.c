// SPDX-License-Identifier: Apache-2.0
//
// The calls that a host can make.
#include "hostvalue.h"
#include "machine.h"
#include "straight.h"

typedef struct {
    lx_bytes source, environment;
    const char *label;
} load_request;

/// Pushes the compiled chunk. `mode` says whether it may be text, or compiled already. May raise.
static void compile_chunk(lua_State *L, const load_request *request, char mark, const char *mode) {
    const char *name = lua_pushfstring(L, "%c%s", mark, request->label);
    if (luaL_loadbufferx(L, request->source.bytes, request->source.count, name, mode) != LUA_OK) {
        lx_of(L)->syntax = true;
        lua_error(L);
    }
    lua_remove(L, -2);
}

/// Pushes the compiled chunk with the globals at the stack's top, which it takes. May raise.
static void load_chunk(lua_State *L, const load_request *request, char mark, const char *mode) {
    compile_chunk(L, request, mark, mode);
    lua_insert(L, -2);
    // The only upvalue of a main chunk is its environment.
    if (lua_setupvalue(L, -2, 1) == NULL) lx_error(L, "environment");
}

static int load_prelude(lua_State *L) {
    const load_request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_PRELUDE);
    load_chunk(L, request, '=', "bt");
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

static int write_compiled(lua_State *L, const void *bytes, size_t count, void *context) {
    (void)context;
    lx_write(L, bytes, count);
    return 0;
}

typedef struct {
    load_request load;
    lx_bytes *compiled;
} compile_request;

static int compile_prelude(lua_State *L) {
    const compile_request *request = lua_touserdata(L, 1);
    lx_vm *vm = lx_of(L);
    compile_chunk(L, &request->load, '=', "t");
    lua_dump(L, write_compiled, NULL, 0);
    *request->compiled = (lx_bytes){vm->out, vm->out_count};
    return 0;
}

lx_status lx_compile_prelude(lx_vm *vm, lx_bytes source, const char *label, lx_bytes *compiled) {
    compile_request request = {{.source = source, .label = label}, compiled};
    return lx_enter(vm, compile_prelude, &request);
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
    load_chunk(L, request, '@', "t");
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

/// Calls the function below with the object on top, as one frame of C. `call_rows` is such a frame too: a script can count
/// how deep it may go, and finds the same number either way.
static int call_alone(lua_State *L) {
    lua_call(L, 1, 1);
    return 1;
}

static int call_function(lua_State *L) {
    const function_request *request = lua_touserdata(L, 1);
    lua_pushcfunction(L, call_alone);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    if (lua_rawgeti(L, -1, request->function) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    lua_replace(L, -2);
    lx_push_object(L, request->argument);
    lua_call(L, 2, 1);
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
    const intptr_t *rows;
    size_t count;
    lx_answer *answers;
    size_t done;
    /// Bytes in use when they were last collected.
    size_t left;
    /// Whether the function ends before the meter would look; see `lx_runs_straight`.
    bool straight;
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

/// Calls the function for the rows that are left, up to the first that raises or answers something else.
///
/// One protected call holds them all: setting up a place to jump back to takes longer than a short function.
static int call_rows(lua_State *L) {
    enum { FUNCTION = 1 };
    each_request *request = lua_touserdata(L, 2);
    lx_vm *vm = lx_of(L);
    for (; request->done < request->count; request->done += 1) {
        // Each call begins as one that comes alone, so that no answer depends on those before it.
        if (request->straight) lx_give_budget(vm);
        else lx_start(vm);
        lx_age_objects(vm);
        if (vm->used > request->left + LX_LEFT_BEHIND) {
            lua_gc(L, LUA_GCCOLLECT);
            request->left = vm->used;
        }
        lua_pushvalue(L, FUNCTION);
        request->argument.b = request->rows[request->done];
        lx_push_subject(L, request->argument);
        lua_call(L, 1, 1);
        if (vm->killed != LX_OK || !read_answer(L, &request->answers[request->done])) return 0;
        lua_settop(L, 2);
    }
    return 0;
}

static int call_each(lua_State *L) {
    each_request *request = lua_touserdata(L, 1);
    const lx_vm *vm = lx_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    if (lua_rawgeti(L, -1, request->function) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    int function = lua_gettop(L);
    request->left = vm->used;
    request->straight = lx_runs_straight(L, function);
    if (request->straight) lua_sethook(L, NULL, 0, 0);
    for (;;) {
        lua_pushcfunction(L, call_rows);
        lua_pushvalue(L, function);
        lua_pushlightuserdata(L, request);
        int status = lua_pcall(L, 2, 0, 0);
        // A fact that is not known is an answer. Whatever else was raised, the host asks again about that row alone.
        if (vm->killed != LX_OK || status != LUA_ERRRUN || !lx_is_unknown(L, -1)) return 0;
        request->answers[request->done++] = (lx_answer){.kind = LX_UNKNOWN_VALUE};
        lua_settop(L, function);
    }
}

size_t lx_call_each(
    lx_vm *vm, int64_t function, lx_object argument, const intptr_t *rows, size_t count, const lx_host *host, void *context,
    lx_answer *answers
) {
    if (vm->busy) return 0;
    each_request request = {function, argument, rows, count, answers, 0, 0, false};
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

typedef struct {
    int64_t function;
    bool straight;
} straight_request;

static int see_straight(lua_State *L) {
    straight_request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LX_REF_FUNCTIONS);
    if (lua_rawgeti(L, -1, request->function) != LUA_TFUNCTION) return lx_error(L, "no_such_function");
    request->straight = lx_runs_straight(L, lua_gettop(L));
    return 0;
}

bool lx_is_straight(lx_vm *vm, int64_t function) {
    straight_request request = {function, false};
    return lx_enter(vm, see_straight, &request) == LX_OK && request.straight;
}
