// SPDX-License-Identifier: Apache-2.0
//
// What the files of the shim share. Functions that say "may raise" must run inside the machine's protected call.
#ifndef LX_VM_H
#define LX_VM_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "luashim.h"

enum {
    /// Instructions between two looks at the budget. Small, so that instructions which were made expensive (a
    /// comparison of two long strings) cannot pile up unseen.
    LX_PERIOD = 128,
    /// Forced collections in one call before the machine counts as out of memory. Each one walks the whole heap.
    LX_FORCED_COLLECTIONS = 8,
    /// Entries of one table's hash part. Integer keys can be chosen to collide, and a chain's length is the price of
    /// every access.
    LX_HASH_ENTRIES = 1 << 15,
    /// The part of the memory budget that is filled before anything is collected.
    LX_UNCOLLECTED_PART = 8,
    /// Values that one call may spread on the stack.
    LX_SPREAD = 10000,
    /// Distinct names that get a number.
    LX_NAMES = 4096,
    /// Columns that the machine remembers during one row after the other; a power of two.
    LX_COLUMNS = 64,
    /// Bytes that calls for one row after the other leave behind before they are collected: few enough for a cache, many
    /// enough that what lives is seldom walked.
    LX_LEFT_BEHIND = 1 << 20,
};

/// Registry slots, by integer key so that no lookup hashes text.
enum {
    LX_REF_PRELUDE = 100,  // globals of the prelude
    LX_REF_EXPORTS,        // what the prelude returned
    LX_REF_FUNCTIONS,      // id -> function
    LX_REF_FUNCTION_IDS,   // function -> id
    LX_REF_OBJECT,         // metatable of host objects
    LX_REF_CODE,           // metatable of codes
    LX_REF_NAMES,          // name -> number
    LX_REF_CODES,          // list and rank -> code
};

/// User lines that a report keeps, and the longest text.
enum { LX_FRAMES = 32, LX_MESSAGE = 2048 };

typedef struct lx_chunk {
    int32_t number;
    char label[60];
    char *name;
    size_t name_count;
} lx_chunk;

/// A column by the name that it was asked for under: the name's address, at which the table of names keeps it.
typedef struct lx_known_column {
    const void *name;
    int32_t kind;
    int64_t a;
    const lx_column *column;
} lx_known_column;

/// A host object as a script holds it.
typedef struct lx_object_block {
    uint32_t mark;
    uint32_t generation;
    lx_object object;
} lx_object_block;

struct lx_vm {
    lua_State *L;
    lx_budget budget;
    int64_t remaining;
    size_t used, peak;
    int forced;
    /// Why the machine died, or LX_OK.
    lx_status killed;
    bool busy;
    /// Whether garbage is collected by now.
    bool collects;
    /// The failure came from the compiler, not from running.
    bool syntax;
    int64_t started_wall, started_cpu;

    const lx_host *host;
    void *context;
    /// Objects of an earlier call are refused: a function must not carry one record's facts to the next.
    uint32_t generation;

    /// Whether calls for one row after the other are under way, and the columns that they have met.
    bool each;
    /// The object that the call under way was given. Scripts hold a light value in its place, which costs no memory: an odd
    /// number, other than the address of any block, made of the generation.
    lx_object_block subject;
    lx_known_column columns[LX_COLUMNS];

    lx_chunk *chunks;
    int32_t chunk_count, chunk_capacity;
    int64_t function_count;
    int32_t name_count;

    char message[LX_MESSAGE];
    size_t message_count;
    lx_position frames[LX_FRAMES];
    int32_t frame_count;
    /// The raised value where it is not text, encoded in `out`.
    bool raised;

    char *out;
    size_t out_count, out_capacity;
    int64_t out_nodes;
};

static inline lx_vm *lx_of(lua_State *L) { return *(lx_vm **)lua_getextraspace(L); }

// meter.c
void *lx_allocate(void *context, void *block, size_t old_size, size_t new_size);
void lx_hook(lua_State *L, lua_Debug *ar);
/// Takes instructions from the budget without raising; the next step of the machine finds out.
void lx_charge_later(lx_vm *vm, int64_t instructions);
/// Takes instructions from the budget. May raise.
void lx_charge(lua_State *L, int64_t instructions);
/// Makes room for a block that Lua's own buffers would fail on without collecting first. May raise.
void lx_reserve(lua_State *L, size_t bytes);
void lx_kill(lx_vm *vm, lx_status why);
/// Pushes an empty list with room for `count` values, or for the first of many. May raise.
void lx_new_list(lua_State *L, lua_Integer count);
/// Raises the value that no script can catch.
int lx_raise_killed(lua_State *L);
/// Raises the other such value: a fact that is not known stops the function that read it.
int lx_raise_unknown(lua_State *L);
bool lx_is_unknown(lua_State *L, int index);
/// Whether it is one of the two.
bool lx_is_mark(lua_State *L, int index);

// report.c
/// Keeps the user lines on the stack. Raises nothing and allocates nothing, so it may run inside the allocator.
void lx_capture(lx_vm *vm);
int lx_message_handler(lua_State *L);
void lx_describe(lx_vm *vm);
/// The chunk of a stack entry, or NULL when it is C or prelude.
const lx_chunk *lx_user_chunk(const lx_vm *vm, const lua_Debug *ar);

// text.c
/// Pushes the text of any value; addresses never show. May raise.
void lx_push_text(lua_State *L, int index);
/// Raises one of the shim's own texts: a code of the closed set, with an argument after a space where it has one.
int lx_error(lua_State *L, const char *code);
int lx_error_about(lua_State *L, const char *code, const char *about);

// order.c
/// Pushes a list of the table's keys in their order: integers, floats, strings by bytes, false, true; returns their
/// count. Keys of other types raise `code`. With `first` > 1 the integers 1 to `first - 1` are left out. May raise.
lua_Integer lx_push_sorted_keys(lua_State *L, int index, lua_Integer first, bool *unordered);

// libraries
void lx_open_base(lua_State *L);
void lx_open_string(lua_State *L);
void lx_open_table(lua_State *L);
void lx_open_math(lua_State *L);
void lx_open_utf8(lua_State *L);
void lx_open_host(lua_State *L);
/// Replaces the library on the stack's top by a view of it that cannot be written. May raise.
void lx_freeze(lua_State *L);
/// Pushes one of Lua's own functions so that each call pays for the bytes of its text arguments. May raise.
void lx_push_charged(lua_State *L, lua_CFunction function);
int lx_sort(lua_State *L);
int64_t lx_register_function(lua_State *L, int index);

// transfer.c
void lx_encode(lua_State *L, int index);
/// Adds bytes as they are to what is written out. May raise.
void lx_write(lua_State *L, const void *bytes, size_t count);
/// Pushes `count` encoded values. May raise.
void lx_push_encoded(lua_State *L, lx_bytes encoded, int32_t count);

#endif
