// SPDX-License-Identifier: Apache-2.0

import Glibc
import Messages

/// What the process writes to, and what it is.
enum Terminal {
    /// A standard stream.
    enum Stream: Int32 {
        case output = 1
        case error = 2
    }

    /// Writes all of a text; false if the stream takes no more.
    @discardableResult
    static func write(_ text: String, to stream: Stream) -> Bool {
        FileOutput.write(Array(text.utf8), to: stream.rawValue)
    }

    /// Writes an answer to standard output; fails if it takes no more.
    static func answer(_ text: String, _ language: Language) throws(CommandFailure) {
        guard write(text, to: .output) else {
            throw CommandFailure(Message("command.output_closed"), language: language)
        }
    }

    /// Whether text on a stream may have colours: it is a terminal, and `NO_COLOR` does not forbid it.
    static func hasColour(_ stream: Stream) -> Bool {
        isTerminal(stream) && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }

    /// The width of a stream in cells: what `COLUMNS` says, or the terminal; nil for a file or pipe.
    static func width(_ stream: Stream) -> Int? {
        if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        guard isTerminal(stream), ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return isTerminal(stream) ? 80 : nil
        }
        return Int(size.ws_col)
    }

    /// Shows what is being done on the line of a terminal that the next message overwrites; nothing in a pipe.
    static func showProgress(_ text: String) {
        guard isTerminal(.error) else { return }
        write("\r\u{1B}[K\(text)…", to: .error)
    }

    /// Takes the last progress message away.
    static func clearProgress() {
        guard isTerminal(.error) else { return }
        write("\r\u{1B}[K", to: .error)
    }

    /// Ends the process.
    static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

    private static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
