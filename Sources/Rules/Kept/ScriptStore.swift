// SPDX-License-Identifier: Apache-2.0

package import Records

/// Where what rule files wrote down is kept from one run to the next, so that files that did not change need not run again.
package protocol ScriptStore: Sendable {
    /// Has `use` read what is kept for files; false when nothing is, or nothing to be trusted.
    ///
    /// - parameter texts: Everything that decides it: which vocabulary it is and which of its words the files may use, then each file's
    ///   name and text.
    func read(_ texts: [String], _ use: (inout WordReader) throws(DamagedWords) -> Void) -> Bool

    /// Keeps for files what `write` writes.
    func keep(_ texts: [String], _ write: (inout WordWriter) -> Void)
}
