// SPDX-License-Identifier: Apache-2.0

/// Why a call into the sandbox gave no result.
///
/// The text is Lua's own or a code of ``Notice``; the host says either in the reader's language.
public struct SandboxError: Error, Sendable, Hashable {
    /// What kind of failure it was.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The text is not Lua.
        case syntax
        /// A script raised an error.
        case runtime
        /// The instruction budget is used up; the sandbox is dead.
        case instructions
        /// The memory budget is used up; the sandbox is dead.
        case memory
        /// Single instructions took so long that processor time ran out; the sandbox is dead.
        case time
        /// A function read a fact that is not known, so its result is unknown.
        case unknown
        /// The sandbox died in an earlier call.
        case killed
        /// A value came out of Lua that the host cannot take; `path` says which.
        case badValue
        /// The text uses a part of Lua that rule files may not use.
        case forbidden
        /// The text is larger or more entangled than a rule file may be.
        case tooLarge
        /// The name of a file holds control characters or is empty.
        case badName
        /// The host called the sandbox from inside one of its callbacks.
        case busy
    }

    /// A line of a user's file.
    public struct Position: Sendable, Hashable {
        /// The name under which the file was loaded.
        public var chunk: String
        /// The line, from 1.
        public var line: Int

        /// Creates a position.
        public init(chunk: String, line: Int) {
            self.chunk = chunk
            self.line = line
        }
    }

    /// What kind of failure it was.
    public var code: Code
    /// Where: the line that Lua names, or the nearest line of a user's file on the stack.
    public var position: Position?
    /// The line of the prelude that Lua names, for those who write one.
    public var origin: Position?
    /// Lua's text without its "file:line:" prefix, or the argument of `notice`.
    public var message: String
    /// The sandbox's own reason, when the failure is its own.
    public var notice: Notice?
    /// The lines of user files that led here, innermost first.
    public var traceback: [Position]
    /// What the script raised, where that is not text and can be copied.
    public var value: LuaValue?
    /// The value that could not be taken ("awards[2].title").
    public var path: String?

    /// Creates an error.
    public init(
        code: Code, position: Position? = nil, origin: Position? = nil, message: String = "", notice: Notice? = nil,
        traceback: [Position] = [], value: LuaValue? = nil, path: String? = nil
    ) {
        self.code = code
        self.position = position
        self.origin = origin
        self.message = message
        self.notice = notice
        self.traceback = traceback
        self.value = value
        self.path = path
    }
}

extension SandboxError: CustomStringConvertible {
    /// One line for logs and tests; people read the host's messages instead.
    public var description: String {
        let place = position.map { "\($0.chunk):\($0.line): " } ?? ""
        let reason = notice.map { " \($0.rawValue)" } ?? ""
        let inner = origin.map { " (\($0.chunk):\($0.line))" } ?? ""
        return "\(place)\(code.rawValue)\(reason)\(path.map { " at \($0)" } ?? "") \(message)\(inner)"
    }
}
