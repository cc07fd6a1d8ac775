// SPDX-License-Identifier: Apache-2.0

import LuaShim

/// What the shim's callbacks reach: the host of the current call, and the names that scripts have used on objects.
struct HostBridge {
    var host: (any LuaHost)?
    /// The columns that the machine may read itself in the current call.
    var columns: PinnedColumns?
    /// By the number that the machine gave them; `nil` for what is not UTF-8.
    private var names: [String?] = []
    /// Text that was answered; it must outlive the answer until the shim has copied it.
    private var text = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)

    // SAFETY: one bridge stands at a fixed address for as long as its sandbox lives. It is a struct behind a pointer and
    // not a class because every read of a field passes through here, and the checks of a class cost as much as the read.
    static func make() -> UnsafeMutablePointer<HostBridge> {
        let bridge = UnsafeMutablePointer<HostBridge>.allocate(capacity: 1)
        bridge.initialize(to: HostBridge())
        return bridge
    }

    static func destroy(_ bridge: UnsafeMutablePointer<HostBridge>) {
        bridge.pointee.text.deallocate()
        bridge.deinitialize(count: 1)
        bridge.deallocate()
    }

    /// The callbacks that the shim is given, all of which return before anything is raised.
    static let callbacks = lx_host(
        index: { context, object, key, answer in
            guard let object, let key, let answer, let bridge = bridge(context), let host = bridge.pointee.host else {
                return
            }
            if !key.pointee.is_name {
                bridge.pointee.write(
                    host.index(HostObject(object.pointee), .integer(key.pointee.integer)), to: answer)
            } else if let name = bridge.pointee.name(key.pointee) {
                let id = Int(key.pointee.name)
                bridge.pointee.write(host.index(HostObject(object.pointee), .name(name, id: id)), to: answer)
                if let columns = bridge.pointee.columns, let place = host.column(HostObject(object.pointee), name) {
                    answer.pointee.column = columns.columns.baseAddress.map { UnsafePointer($0 + place) }
                }
            } else {
                answer.pointee.kind = LX_NOT_UNICODE
            }
        },
        length: { context, object, answer in
            guard let object, let answer, let bridge = bridge(context), let host = bridge.pointee.host else { return }
            bridge.pointee.write(host.length(HostObject(object.pointee)), to: answer)
        },
        rank: { context, text, list in
            guard let host = bridge(context)?.pointee.host, let text = String(text) else { return -1 }
            return Int64(host.code(rankOf: text, list: list) ?? -1)
        },
        known: { context, object, path, answer in
            guard let object, let answer, let bridge = bridge(context), let host = bridge.pointee.host else { return }
            guard let path = String(path) else {
                answer.pointee.kind = LX_NOT_UNICODE
                return
            }
            bridge.pointee.write(.boolean(host.known(HostObject(object.pointee), path: path)), to: answer)
        })

    private static func bridge(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HostBridge>? {
        context?.assumingMemoryBound(to: HostBridge.self)
    }

    private mutating func name(_ key: lx_key) -> String? {
        let number = Int(key.name)
        if number >= 0, number < names.count { return names[number] }
        let text = String(key.text)
        if number >= 0 { names.append(text) }
        return text
    }

    private mutating func write(_ value: HostValue, to answer: UnsafeMutablePointer<lx_value>) {
        switch value {
        case .null: answer.pointee.kind = LX_NULL
        case .boolean(let flag):
            answer.pointee.kind = LX_BOOLEAN
            answer.pointee.boolean = flag
        case .integer(let integer):
            answer.pointee.kind = LX_INTEGER
            answer.pointee.integer = integer
        case .number(let number):
            answer.pointee.kind = LX_NUMBER
            answer.pointee.number = number
        case .string(let text):
            answer.pointee.kind = LX_STRING
            answer.pointee.text = keep(text)
        case .object(let object):
            answer.pointee.kind = LX_OBJECT
            answer.pointee.object = lx_object(object)
        case .code(let rank, let text, let list):
            answer.pointee.kind = LX_CODE
            answer.pointee.integer = Int64(rank)
            answer.pointee.list = list
            answer.pointee.text = keep(text)
        case .unknown: answer.pointee.kind = LX_UNKNOWN_VALUE
        case .failure(let reason):
            answer.pointee.kind = LX_FAILURE
            answer.pointee.text = keep(reason)
        }
    }

    private mutating func keep(_ string: String) -> lx_bytes {
        var string = string
        return string.withUTF8 { bytes in
            if bytes.count > text.count {
                text.deallocate()
                text = .allocate(byteCount: 2 * bytes.count, alignment: 1)
            }
            text.copyMemory(from: UnsafeRawBufferPointer(bytes))
            return lx_bytes(bytes: text.baseAddress?.assumingMemoryBound(to: CChar.self), count: bytes.count)
        }
    }
}

extension String {
    /// A copy of borrowed bytes, or `nil` when they are not UTF-8.
    init?(_ bytes: lx_bytes) {
        self.init(validating: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
    }
}
