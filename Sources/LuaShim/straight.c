// SPDX-License-Identifier: Apache-2.0
//
// Functions that run straight to their end: they go back nowhere, and call nothing but methods of what the host gave them.
// Such a function takes fewer steps than lie between two looks at the budget, and so ends before the first of them: the
// meter, which slows down every single step, sees as much when it is off.
#include <string.h>

#include "straight.h"

/// Lua's instructions, as far as they are told apart here, by the numbers that they have in all of Lua 5.4.
enum {
    OP_LOADNIL = 8, OP_GETUPVAL = 9, OP_GETTABLE = 12, OP_GETFIELD = 14, OP_SETTABLE = 16, OP_LEN = 52, OP_JMP = 56,
    OP_RETURN1 = 72, OP_SETLIST = 78, OP_EXTRAARG = 82,
};

/// The beginning of a function as Lua writes it down, which holds its code unless that is long.
typedef struct {
    unsigned char bytes[1024];
    size_t count;
} beginning;

static int keep(lua_State *L, const void *bytes, size_t count, void *context) {
    (void)L;
    beginning *kept = context;
    size_t room = sizeof kept->bytes - kept->count;
    size_t taken = count < room ? count : room;
    memcpy(kept->bytes + kept->count, bytes, taken);
    kept->count += taken;
    return taken < count;
}

typedef struct {
    const unsigned char *at, *end;
    bool failed;
} reader;

static const unsigned char *take(reader *in, size_t count) {
    if ((size_t)(in->end - in->at) < count) {
        in->failed = true;
        return NULL;
    }
    in->at += count;
    return in->at - count;
}

static unsigned take_byte(reader *in) {
    const unsigned char *byte = take(in, 1);
    return byte == NULL ? 0 : *byte;
}

/// Seven bits at a time, the highest first; the last has its eighth bit set.
static size_t take_number(reader *in) {
    size_t number = 0;
    for (int i = 0; i < 5 && !in->failed; i++) {
        unsigned byte = take_byte(in);
        number = number << 7 | (byte & 0x7F);
        if (byte & 0x80) return number;
    }
    in->failed = true;
    return 0;
}

static bool take_same(reader *in, const void *bytes, size_t count) {
    const unsigned char *found = take(in, count);
    return found != NULL && memcmp(found, bytes, count) == 0;
}

/// What stands before every function that a Lua of this version and of these numbers writes down.
static bool take_header(reader *in) {
    const lua_Integer integer = 0x5678;
    const lua_Number number = 370.5;
    return take_same(in, LUA_SIGNATURE "\x54\0\x19\x93\r\n\x1a\n", 12)
        && take_same(in, (const unsigned char[]){sizeof(uint32_t), sizeof integer, sizeof number}, 3)
        && take_same(in, &integer, sizeof integer) && take_same(in, &number, sizeof number);
}

/// Whether a variable around the function holds a plain value, on which no operation can call anything.
static bool is_plain_upvalue(lua_State *L, int function, int number) {
    if (lua_getupvalue(L, function, number) == NULL) return false;
    int type = lua_type(L, -1);
    lua_pop(L, 1);
    return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
}

/// Nothing that is let through here yields a function of Lua: the values at hand are the host's, texts, numbers, new tables
/// and methods, all of which are C, and so are the metamethods of each.
static bool is_straight(lua_State *L, int function, uint32_t instruction) {
    unsigned operation = instruction & 0x7F;
    switch (operation) {
    case OP_GETUPVAL: return is_plain_upvalue(L, function, (int)(instruction >> 16 & 0xFF) + 1);
    case OP_JMP: return instruction >> 7 >= (1 << 24) - 1;  // jumps are counted from there: forward, or nowhere
    case OP_SETLIST:
    case OP_EXTRAARG: return true;
    default:
        return operation <= OP_LOADNIL || (operation >= OP_GETTABLE && operation <= OP_GETFIELD)
            || (operation >= OP_SETTABLE && operation <= OP_LEN) || (operation > OP_JMP && operation <= OP_RETURN1);
    }
}

bool lx_runs_straight(lua_State *L, int function) {
    if (LUA_VERSION_NUM != 504 || lua_iscfunction(L, function)) return false;
    beginning kept = {.count = 0};
    lua_pushvalue(L, function);
    lua_dump(L, keep, &kept, 1);
    lua_pop(L, 1);
    reader in = {kept.bytes, kept.bytes + kept.count, false};
    if (!take_header(&in)) return false;
    take_byte(&in);  // how many variables of others it uses
    if (take_number(&in) != 0) return false;  // its source, which was left out
    take_number(&in);  // its lines
    take_number(&in);
    unsigned parameters = take_byte(&in), varies = take_byte(&in);
    take_byte(&in);  // its stack
    size_t count = take_number(&in);
    if (in.failed || parameters != 1 || varies || count >= LX_PERIOD) return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t instruction;
        const unsigned char *bytes = take(&in, sizeof instruction);
        if (bytes == NULL) return false;
        memcpy(&instruction, bytes, sizeof instruction);
        if (!is_straight(L, function, instruction)) return false;
    }
    return true;
}
