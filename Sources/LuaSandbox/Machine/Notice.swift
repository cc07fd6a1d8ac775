// SPDX-License-Identifier: Apache-2.0

/// The errors that the sandbox itself raises, as a closed set of codes for the host to put into words.
///
/// Where a case has an argument it is the error's `message`.
public enum Notice: String, Sendable, Hashable, CaseIterable {
    /// A library, or a table that guards its writes, was written to.
    case frozen
    /// A text would be longer than 256 KiB.
    case stringTooLong = "string_too_long"
    /// One call would spread more than 10,000 values.
    case tooManyValues = "too_many_values"
    /// `string.find` was given a pattern without `plain`; there are no patterns.
    case pattern
    /// `string.format` was given `%p` or `%q`.
    case format
    /// A `__tostring` function returned something else than text.
    case textExpected = "text_expected"
    /// `pairs` met a key that is no number, text or boolean.
    case unorderedKey = "unordered_key"
    /// `setmetatable` was given a finaliser, closer or weak mode; the argument names it.
    case metamethod
    /// `host.function_id` was given a function written in C.
    case luaFunctionExpected = "lua_function_expected"
    /// A script raised something else than text; see the error's `value`.
    case raised
    /// The prelude has no table of the asked name to serve as globals.
    case environment
    /// A prelude file did not return a table.
    case preludeResult = "prelude_result"
    /// The prelude has no function of the asked name, or no function has the asked number.
    case noSuchFunction = "no_such_function"
    /// A value given by the host cannot enter Lua: too deep, too large, or an unknown function.
    case badArgument = "bad_argument"
    /// A host object or code was written to.
    case noWrite = "no_write"
    /// `pairs` was called on a host object; its fields have no list.
    case noPairs = "no_pairs"
    /// A host object was kept from an earlier call, or used outside of one.
    case stale
    /// A host object was asked for something else than a name or a whole number.
    case objectKey = "object_key"
    /// A code was compared with a text that names no code of its list; the argument is the text.
    case unknownCode = "unknown_code"
    /// Codes of two different lists were compared.
    case otherList = "other_list"
    /// A code was compared with a value that is neither code nor text; the argument is its type.
    case codeExpected = "code_expected"
    /// The host gave a code a rank outside of 0 to 2³¹ − 1.
    case codeRank = "code_rank"
    /// A code has no method of the name; the argument is the name.
    case noMethod = "no_method"
    /// `is` or `one_of` of a text was given something else than text; the argument is its type.
    case textWanted = "text_wanted"
    /// The host refused a read; the argument is its reason.
    case host
    /// A value that is no plain data: a library function, a host object inside a table.
    case badType = "bad_type"
    /// A table key that is no number, text or boolean.
    case badKey = "bad_key"
    /// A table that contains itself.
    case cycle
    /// Tables nested more than 64 deep.
    case depth
    /// More than 250,000 values or 8 MiB in one value.
    case size
    /// Text that is not UTF-8.
    case notUnicode = "not_unicode"
}
