// SPDX-License-Identifier: Apache-2.0

import CXlsxWriter

extension CellStyle {
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, font)
        format_set_font_size(format, Double(size))
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if wraps { format_set_text_wrap(format) }
        if hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        if let fill { format_set_bg_color(format, fill) }
        if let numberFormat { format_set_num_format(format, numberFormat) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        switch alignment {
        case .automatic: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
    }
}

extension PageSetup {
    /// Makes a sheet print on A4 as this set-up says.
    func apply(to worksheet: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
        let a4: UInt8 = 9
        let inch = 25.4
        worksheet_set_paper(worksheet, a4)
        if isLandscape { worksheet_set_landscape(worksheet) } else { worksheet_set_portrait(worksheet) }
        if fitsWidth { worksheet_fit_to_pages(worksheet, 1, 0) }
        worksheet_set_margins(
            worksheet, Double(margins.left) / inch, Double(margins.right) / inch, Double(margins.top) / inch,
            Double(margins.bottom) / inch)
        if let rows = repeatedRows {
            let status = worksheet_repeat_rows(worksheet, UInt32(rows.lowerBound), UInt32(rows.upperBound))
            guard status == LXW_NO_ERROR else { return status }
        }
        return footer.map { worksheet_set_footer(worksheet, $0) } ?? LXW_NO_ERROR
    }
}

extension DropDown {
    /// Makes the cells of the range offer the list.
    func apply(to worksheet: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
        var validation = lxw_data_validation()
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        validation.error_type = UInt8(
            (refusesOthers ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING).rawValue)
        func add() -> lxw_error {
            withOptionalCString(hintTitle) { title in
                withOptionalCString(hint) { hint in
                    validation.input_title = title
                    validation.input_message = hint
                    return worksheet_data_validation_range(
                        worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
                        UInt16(range.last.column), &validation)
                }
            }
        }
        switch source {
        case .cells(let sheet, let cells):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            let formula = "='\(quoted)'!\(cells.first.absoluteName):\(cells.last.absoluteName)"
            return withOptionalCString(formula) { formula in
                validation.value_formula = formula
                return add()
            }
        case .values(let values):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            return withCStrings(values) { list in
                validation.value_list = list
                return add()
            }
        }
    }
}

/// A C string that the library reads during the call, or none.
///
/// SAFETY: the library's structures say `char *` where they mean `const char *`; it copies and never writes.
private func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafeMutablePointer<CChar>?) -> Result
) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body(UnsafeMutablePointer(mutating: $0)) }
}

/// A list of C strings closed by a null pointer, alive during the call.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
) -> Result {
    let bytes = texts.map { Array($0.utf8CString) }
    let joined = bytes.flatMap { $0 }
    return joined.withUnsafeBufferPointer { buffer in
        var pointers: [UnsafeMutablePointer<CChar>?] = []
        var offset = 0
        for text in bytes {
            pointers.append(buffer.baseAddress.map { UnsafeMutablePointer(mutating: $0 + offset) })
            offset += text.count
        }
        pointers.append(nil)
        return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}

extension String {
    /// The text with every `_xHHHH_` protected: readers take that pattern for an escaped character.
    var escaped: String {
        guard contains("_x") else { return self }
        var result = ""
        var rest = self[...]
        while let character = rest.first {
            if rest.startsLikeEscape { result += "_x005F" }
            result.append(character)
            rest = rest.dropFirst()
        }
        return result
    }
}

extension Substring {
    fileprivate var startsLikeEscape: Bool {
        let head = prefix(7)
        return head.count == 7 && head.hasPrefix("_x") && head.hasSuffix("_")
            && head.dropFirst(2).dropLast().allSatisfy(\.isHexDigit)
    }
}
