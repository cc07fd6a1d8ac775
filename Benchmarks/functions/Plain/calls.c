// SPDX-License-Identifier: Apache-2.0

#include "calls.h"

#include <lauxlib.h>
#include <lua.h>
#include <math.h>
#include <stdlib.h>

static const char *const sources[] = {
    [CALLS_CHECK] = "return function(c) return c.tasks_done_pct * 2 + c.vote_pct >= 250 and c.leave_months < 6 end",
    [CALLS_COMPUTE] = "return function(c) return c.tasks_done_pct * 0.5 + c.initiatives_2y * 8 + c.years_service // 5 end",
};

struct calls_machine {
    lua_State *L;
    enum calls_function function;
    /// The one object that every call is given: its row is changed from call to call.
    size_t *row;
};

static const char unknown;

static int read_fact(lua_State *L) {
    const eligibility_columns *columns = lua_touserdata(L, lua_upvalueindex(2));
    size_t row = *(const size_t *)lua_touserdata(L, 1);
    lua_settop(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    int field = (int)lua_tointeger(L, -1);
    if (!(columns->known[field][row / 64] >> row % 64 & 1)) {
        lua_pushlightuserdata(L, (void *)&unknown);
        return lua_error(L);
    }
    int value = columns->bytes[field] ? columns->bytes[field][row] : columns->shorts[field][row];
    if (eligibility_kinds[field] == PERCENT && value % 100 != 0) lua_pushnumber(L, value / 100.0);
    else lua_pushinteger(L, eligibility_kinds[field] == PERCENT ? value / 100 : value);
    return 1;
}

calls_machine *calls_open(enum calls_function function, const eligibility_columns *columns) {
    lua_State *L = luaL_newstate();
    if (!L) return NULL;
    calls_machine *machine = malloc(sizeof *machine);
    if (!machine || luaL_dostring(L, sources[function]) != LUA_OK) {
        free(machine);
        lua_close(L);
        return NULL;
    }
    machine->L = L;
    machine->function = function;
    machine->row = lua_newuserdatauv(L, sizeof *machine->row, 0);
    lua_newtable(L);
    lua_newtable(L);
    for (int field = 0; field < FIELDS; field++) {
        lua_pushinteger(L, field);
        lua_setfield(L, -2, eligibility_names[field]);
    }
    lua_pushlightuserdata(L, (void *)columns);
    lua_pushcclosure(L, read_fact, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    return machine;
}

void calls_close(calls_machine *machine) {
    lua_close(machine->L);
    free(machine);
}

static uint8_t answer(const calls_machine *machine) {
    if (machine->function == CALLS_CHECK) return lua_toboolean(machine->L, -1) ? 2 : 0;
    return nearbyint(lua_tonumber(machine->L, -1) * 10) >= 600 ? 2 : 0;
}

void calls_run(calls_machine *machine, size_t count, uint8_t *answers) {
    lua_State *L = machine->L;
    for (size_t row = 0; row < count; row++) {
        *machine->row = row;
        lua_pushvalue(L, 1);
        lua_pushvalue(L, 2);
        answers[row] = lua_pcall(L, 1, 1, 0) == LUA_OK ? answer(machine) : 1;
        lua_settop(L, 2);
    }
}
