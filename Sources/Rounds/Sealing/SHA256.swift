// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// SHA-256 (FIPS 180-4) by the system's libcrypto, over bytes as they come.
final class SHA256 {
    private let context: OpaquePointer

    init() {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("memory for a digest") }
        self.context = context
        let status = EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(status == 1, "libcrypto has SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    func add(_ bytes: UnsafeRawBufferPointer) {
        // SAFETY: the buffer outlives the call.
        let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(status == 1, "libcrypto has SHA-256")
    }

    /// Adds the name and size of a part that follows, so that no two lists of parts have the same bytes.
    func add(part name: String, size: Int) { add("\(name)\n\(size)\n") }

    /// Adds the bytes of a text.
    func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// The digest in hexadecimal; nothing can be added then.
    func hexadecimal() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        // SAFETY: a SHA-256 digest is 32 bytes.
        let status = EVP_DigestFinal_ex(context, &digest, &length)
        precondition(status == 1 && length == 32, "libcrypto has SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digest of a text in hexadecimal.
    static func hexadecimal(_ text: String) -> String {
        let digest = SHA256()
        digest.add(text)
        return digest.hexadecimal()
    }
}
