// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// What the shim's callbacks reach: the host of the current call, and the names that scripts have used on objects.
final class HostBridge {
    var host: (any LuaHost)?
    /// By the number that the machine gave them; `nil` for what is not UTF-8.
    private var names: [String?] = []
    /// Text that was answered; it must outlive the answer until the shim has copied it.
    private var text = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)

    deinit { text.deallocate() }

    private func key(_ key: lx_key) -> HostKey? {
        guard key.is_name else { return .integer(key.integer) }
        let id = Int(key.name)
        if id >= 0, id < names.count { return names[id].map { .name($0, id: id) } }
        let text = String(key.text)
        if id >= 0 { names.append(text) }
        return text.map { .name($0, id: id) }
    }

    private func answer(_ value: HostValue) -> lx_value {
        var answer = lx_value()
        switch value {
        case .null: answer.kind = LX_NULL
        case .boolean(let flag):
            answer.kind = LX_BOOLEAN
            answer.boolean = flag
        case .integer(let integer):
            answer.kind = LX_INTEGER
            answer.integer = integer
        case .number(let number):
            answer.kind = LX_NUMBER
            answer.number = number
        case .string(let text):
            answer.kind = LX_STRING
            answer.text = keep(text)
        case .object(let object):
            answer.kind = LX_OBJECT
            answer.object = lx_object(object)
        case .code(let rank, let text, let list):
            answer.kind = LX_CODE
            answer.integer = Int64(rank)
            answer.list = list
            answer.text = keep(text)
        case .unknown: answer.kind = LX_UNKNOWN_VALUE
        case .failure(let reason):
            answer.kind = LX_FAILURE
            answer.text = keep(reason)
        }
        return answer
    }

    private static var notUnicode: lx_value {
        var answer = lx_value()
        answer.kind = LX_NOT_UNICODE
        return answer
    }

    private func keep(_ string: String) -> lx_bytes {
        var string = string
        return string.withUTF8 { bytes in
            if bytes.count > text.count {
                text.deallocate()
                text = .allocate(byteCount: 2 * bytes.count, alignment: 1)
            }
            text.copyBytes(from: bytes)
            return lx_bytes(UnsafeBufferPointer(rebasing: text.bindMemory(to: UInt8.self)[..<bytes.count]))
        }
    }

    /// The callbacks that the shim is given, all of which return before anything is raised.
    static let callbacks = lx_host(
        index: { context, object, key in
            answer(context) { bridge, host in
                bridge.key(key).map { host.index(HostObject(object), $0) }
            }
        },
        length: { context, object in
            answer(context) { _, host in host.length(HostObject(object)) }
        },
        rank: { context, text, list in
            guard let text = String(text), let host = bridge(context)?.host else { return -1 }
            return Int64(host.code(rankOf: text, list: list) ?? -1)
        },
        known: { context, object, path in
            answer(context) { _, host in
                String(path).map { .boolean(host.known(HostObject(object), path: $0)) }
            }
        })

    // SAFETY: the context is the bridge of the sandbox that is running the call, which keeps it alive.
    private static func bridge(_ context: UnsafeMutableRawPointer?) -> HostBridge? {
        context.map { Unmanaged<HostBridge>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func answer(
        _ context: UnsafeMutableRawPointer?, _ body: (HostBridge, any LuaHost) -> HostValue?
    ) -> lx_value {
        guard let bridge = bridge(context), let host = bridge.host, let value = body(bridge, host) else {
            return notUnicode
        }
        return bridge.answer(value)
    }
}

extension String {
    /// A copy of borrowed bytes, or `nil` when they are not UTF-8.
    init?(_ bytes: lx_bytes) {
        self.init(validating: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
    }
}
