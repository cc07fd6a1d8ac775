// SPDX-License-Identifier: Apache-2.0
//
// One Lua virtual machine behind a closed door.
//
// A Lua error is a longjmp, and a longjmp over a Swift frame skips its clean-up. So nothing of Lua's own interface is
// visible here: every function below runs Lua inside a protected call and returns one `lx_status`. Callbacks into the
// host only answer; the error, if any, is raised in C after the host's frame has gone.
#ifndef LUASHIM_H
#define LUASHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lx_vm lx_vm;

/// How a call ended. After `LX_INSTRUCTIONS`, `LX_MEMORY` and `LX_TIME` the machine is dead and answers `LX_KILLED`.
typedef enum lx_status {
    LX_OK = 0,
    LX_SYNTAX,
    LX_RUNTIME,
    LX_INSTRUCTIONS,
    LX_MEMORY,
    LX_TIME,
    LX_UNKNOWN,
    LX_KILLED,
    LX_BUSY,
} lx_status;

/// What one machine may use: virtual machine steps per call, bytes of Lua memory, and, as a backstop for steps that
/// were made expensive, nanoseconds of the calling thread's processor time per call.
typedef struct lx_budget {
    int64_t instructions;
    int64_t memory;
    int64_t nanoseconds;
} lx_budget;

/// What the last call used, and the highest memory since the machine was opened.
typedef struct lx_usage {
    int64_t instructions;
    int64_t memory;
    int64_t peak_memory;
} lx_usage;

/// A borrowed run of bytes.
typedef struct lx_bytes {
    const char *bytes;
    size_t count;
} lx_bytes;

/// A line of a user chunk; `chunk` is the number that the host gave it.
typedef struct lx_position {
    int32_t chunk;
    int32_t line;
} lx_position;

/// What is known of the last failure. Valid until the next call.
typedef struct lx_report {
    lx_bytes message;
    /// The value that was raised where it is not text, in the form of `lx_outcome.value`; empty when there is none.
    lx_bytes value;
    /// The user's lines on the stack, innermost first.
    const lx_position *frames;
    int32_t frame_count;
} lx_report;

// Host values ---------------------------------------------------------------------------------------------------

/// A record, list or other thing of the host as Lua holds it: a name that only the host can resolve.
typedef struct lx_object {
    int32_t kind;
    int64_t a, b, c;
} lx_object;

typedef enum lx_kind {
    LX_NULL = 0,
    LX_BOOLEAN,
    LX_INTEGER,
    LX_NUMBER,
    LX_STRING,
    LX_OBJECT,
    LX_CODE,
    LX_UNKNOWN_VALUE,
    /// The text is a reason, raised as an error of the script.
    LX_FAILURE,
    /// The host was given text that is not UTF-8.
    LX_NOT_UNICODE,
} lx_kind;

/// How a column holds its values: a bit each, or whole numbers of so many bits.
typedef enum lx_storage { LX_BITS = 0, LX_INT8, LX_INT16, LX_INT32, LX_INT64 } lx_storage;

/// A column that the machine reads itself, at row `b` of the object that is asked. Everything it points to must stay where it
/// is until the call ends.
typedef struct lx_column {
    lx_storage storage;
    /// LX_BOOLEAN; LX_INTEGER; LX_NUMBER, in millionths and so many `unit`; LX_OBJECT, whose `b` is the value; LX_CODE and
    /// LX_STRING, whose text is the one of the value's number.
    lx_kind kind;
    const void *values;
    /// Rows whose value is known and there, and rows known to have none (may be NULL), a bit each.
    const uint64_t *known, *absent;
    int64_t unit;
    lx_object object;
    int32_t list;
    const lx_bytes *texts;
} lx_column;

/// A host value. Text must stay valid until the host is called again or the call ends.
typedef struct lx_value {
    lx_kind kind;
    bool boolean;
    int32_t list;
    int64_t integer;
    double number;
    lx_object object;
    lx_bytes text;
    /// The column that the answer came from, for the machine to read the same name of other rows itself; else NULL. Looked at
    /// during `lx_call_each` alone.
    const lx_column *column;
} lx_value;

/// A key of an index operation: a name (with its number in this machine, or -1 when there are too many) or an integer.
typedef struct lx_key {
    bool is_name;
    int32_t name;
    int64_t integer;
    lx_bytes text;
} lx_key;

/// The host's side of objects. None of these may call back into the same machine. They write their answer through the
/// last pointer: structs of this size by value cost more than the read itself.
typedef struct lx_host {
    void (*index)(void *context, const lx_object *object, const lx_key *key, lx_value *answer);
    void (*length)(void *context, const lx_object *object, lx_value *answer);
    /// The rank of a code in an ordered list, or -1 when the list has no such code.
    int64_t (*rank)(void *context, lx_bytes text, int32_t list);
    /// A boolean, or a failure.
    void (*known)(void *context, const lx_object *object, lx_bytes path, lx_value *answer);
} lx_host;

/// What a successful call returned. Scalars come as they are; anything else as bytes that the host decodes:
/// a tag, then its data (integers and doubles as 8 bytes, counts and lengths as 4 bytes, all in the machine's order).
typedef struct lx_outcome {
    lx_bytes value;
} lx_outcome;

/// The tags of encoded values.
enum {
    LX_TAG_NULL = 0,
    LX_TAG_FALSE = 1,
    LX_TAG_TRUE = 2,
    LX_TAG_INTEGER = 3,
    LX_TAG_NUMBER = 4,
    LX_TAG_STRING = 5,
    /// Count of array values, count of fields, the values, then key and value of each field in key order.
    LX_TAG_TABLE = 6,
    LX_TAG_FUNCTION = 7,
    /// Nothing follows a refusal: the value that stands here cannot leave the machine.
    LX_TAG_REFUSED_TYPE = 16,
    LX_TAG_REFUSED_KEY = 17,
    LX_TAG_REFUSED_CYCLE = 18,
    LX_TAG_REFUSED_DEPTH = 19,
    LX_TAG_REFUSED_SIZE = 20,
};

enum { LX_VALUE_DEPTH = 64, LX_VALUE_NODES = 250000, LX_VALUE_BYTES = 8 << 20, LX_STRING_BYTES = 256 << 10 };

// The machine ---------------------------------------------------------------------------------------------------

/// Opens a machine, or returns NULL when the memory does not suffice for its libraries.
lx_vm *lx_open(lx_budget budget);
void lx_close(lx_vm *vm);

lx_usage lx_used(const lx_vm *vm);
/// Whether the machine has died: every further call answers `LX_KILLED`.
bool lx_is_dead(const lx_vm *vm);
lx_report lx_last_report(const lx_vm *vm);

/// Tells the machine of a user chunk before it is loaded: its number, the short label that Lua's messages show (fewer
/// than 60 bytes) and the name that `host.position` answers. `LX_MEMORY` when there is no room.
lx_status lx_declare_chunk(lx_vm *vm, int32_t chunk, const char *label, lx_bytes name);

/// Compiles trusted text to what `lx_load_prelude` reads much faster; `compiled` is valid until the next call.
lx_status lx_compile_prelude(lx_vm *vm, lx_bytes source, const char *label, lx_bytes *compiled);

/// Runs trusted text, which may be compiled, and adds the fields of the table it returns to what `lx_run` and
/// `lx_call_prelude` can name. What was compiled is taken as it is: it must come from `lx_compile_prelude`.
lx_status lx_load_prelude(lx_vm *vm, lx_bytes source, const char *label);

/// Runs a user chunk whose globals are the prelude's table named `environment`.
lx_status lx_run(lx_vm *vm, lx_bytes source, const char *label, lx_bytes environment);

/// Calls a prelude function with arguments encoded one after the other; `outcome` gets its first result.
lx_status lx_call_prelude(lx_vm *vm, lx_bytes name, lx_bytes arguments, int32_t argument_count, lx_outcome *outcome);

/// Calls a function that `host.function_id` numbered, with one host object.
lx_status lx_call_function(
    lx_vm *vm, int64_t function, lx_object argument, const lx_host *host, void *context, lx_outcome *outcome);

/// What a function answered: LX_NULL, LX_BOOLEAN, LX_INTEGER, LX_NUMBER, or LX_UNKNOWN_VALUE when it read a fact that is
/// not known.
typedef struct lx_answer {
    lx_kind kind;
    union {
        bool boolean;
        int64_t integer;
        double number;
    };
} lx_answer;

/// Calls a function for one row after the other, each within the whole budget; the argument's `b` is the row.
///
/// Gives how many calls were answered: all of them, or those before the first that failed or answered something else. What
/// failed there is not said: `lx_call_function` tells. After `LX_INSTRUCTIONS`, `LX_MEMORY` and `LX_TIME` the machine is dead.
size_t lx_call_each(
    lx_vm *vm, int64_t function, lx_object argument, const intptr_t *rows, size_t count, const lx_host *host, void *context,
    lx_answer *answers);

/// Whether `lx_call_each` calls a function without counting its steps, because it ends before they would be looked at.
bool lx_is_straight(lx_vm *vm, int64_t function);

#endif
