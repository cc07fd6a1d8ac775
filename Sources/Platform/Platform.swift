// SPDX-License-Identifier: Apache-2.0

// Files, JSON and the C library, by the names they have on each platform.
//
// On Linux of Foundation the essentials alone: the rest brings the tables of every language with it, which would be half of
// the program and a part of each start.
#if canImport(Darwin)
    @_exported public import Foundation
#else
    @_exported public import FoundationEssentials
    #if canImport(Glibc)
        @_exported public import Glibc
    #elseif canImport(Musl)
        @_exported public import Musl
    #endif
#endif
