// SPDX-License-Identifier: Apache-2.0

import CCrypto

/// SHA-256 (FIPS 180-4) by the system's libcrypto.
enum SHA256 {
    /// The digest of bytes in hexadecimal.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        // SAFETY: both buffers outlive the call, and a SHA-256 digest is 32 bytes.
        let status = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(status == 1 && length == 32, "libcrypto has SHA-256")
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digest of several named parts, each with its length, so that no two lists of parts have the same bytes.
    static func hexadecimal(_ parts: [(name: String, content: [UInt8])]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("\(part.name)\n\(part.content.count)\n".utf8) + part.content
        }
        return hexadecimal(bytes)
    }
}
