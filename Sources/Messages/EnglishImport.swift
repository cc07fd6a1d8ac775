// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let englishImport: [String: String] = [
        "import.file.cannot_open": "the file cannot be opened.",
        "import.file.legacy": "this is an Excel 97–2003 workbook (.xls), which cannot be read.",
        "import.file.encrypted": "the workbook is locked with a password and cannot be read.",
        "import.file.open_document": "this is an OpenDocument spreadsheet (.ods), which cannot be read.",
        "import.file.binary": "this is a binary Excel workbook (.xlsb), which cannot be read.",
        "import.file.not_a_workbook": "this file is no Excel workbook (.xlsx).",
        "import.file.broken_zip": "the file is damaged or was not copied completely.",
        "import.file.missing_part": "the part “{part}” is missing from the workbook.",
        "import.file.broken_xml": "the workbook's part “{part}” is damaged at line {line}.",
        "import.file.too_large":
            "the workbook's part “{part}” is too large to be real and was not read, as a guard against "
            + "hostile files.",
        "import.csv.no_files": "there is no .csv file in the folder.",
        "import.csv.not_utf8": "this line is not Unicode text (UTF-8).",
        "import.csv.utf16": "the file was saved as “Unicode Text” (UTF-16), not as UTF-8.",
        "import.csv.ragged": "the line has {count} cells where the table has {expected} columns.",
        "import.csv.open_quote": "the double quote that opens on this line never closes.",
        "import.csv.stray_quote": "there is text after a closing double quote.",
        "import.json.unexpected": "“{found}” does not belong here in JSON.",
        "import.json.unfinished": "the JSON ends before its brackets are closed.",
        "import.json.malformed": "“{found}” is not proper JSON.",
        "import.json.repeated_key": "the key “{key}” is given twice in one object.",
        "import.json.too_deep": "the brackets are nested too deep.",
        "import.json.not_utf8": "the file is not Unicode text (UTF-8).",
        "import.json.top_object":
            "the outermost value must be an object with a list for each kind of record: {\"person\": "
            + "[…], \"unit\": […]}.",
        "import.json.unknown_record": "the rule pack has no kind of record “{key}”. It has: {known}.",
        "import.json.record_array": "“{key}” must be a list […].",
        "import.json.row_object": "each row must be an object {…}.",
        "import.json.list_array": "“{key}” must be a list […] of objects.",
        "import.json.unknown_key": "the rule pack has no field “{key}”, so it was not read.",
        "import.json.value_expected": "“{key}” needs a value, not an object.",
        "import.json.year_object": "“{key}” is written by year: {\"2024\": …}.",
        "import.json.bad_year": "“{key}” is no year.",
        "import.json.record_missing": "there is no list “{key}” ({title}).",
        "import.json.list_missing": "no record has the list “{key}” ({title}): it counts as unknown for everyone.",
        "import.sheet.missing": "there is no sheet “{sheet}” ({title}). Sheets found: {found}.",
        "import.sheet.not_delivered":
            "there is no sheet “{sheet}”: the list “{title}” counts as unknown for everyone.",
        "import.sheet.hidden": "this sheet is hidden but was read.",
        "import.sheet.unread": "the rule pack does not name this sheet, so it was not read.",
        "import.table.no_header": "the header of the table “{title}” was not found. Its columns: {headers}.",
        "import.table.key_column_missing": "there is no column “{header}”. Columns found: {found}.",
        "import.table.merges_overlap": "merged cells overlap; the file may be damaged.",
        "import.column.twice": "the column “{header}” is there twice; first at {first}.",
        "import.column.no_year": "the column “{header}” lacks its year; write for example “{example}”.",
        "import.column.unknown": "the rule pack has no column “{header}”, so it was not read.",
        "import.column.no_header": "this column has data but no header, so it was not read.",
        "import.column.missing": "there is no column for: {headers}. Every value of these counts as unknown.",
        "import.column.legacy":
            "the header “{header}” is in the old {encoding} letters (it reads “{reading}”), not in Unicode.",
        "import.column.legacy_text":
            "column “{column}”: “{value}” is in the old {encoding} letters (it reads “{reading}”), not "
            + "in Unicode; such cells in the column: {count}.",
        "import.column.formulas":
            "column “{column}”: the formula was never computed, so the cell has no value; such cells in "
            + "the column: {count}.",
        "import.column.dates_from_numbers":
            "column “{column}”: a date written as a number was read as a date; such cells: {count}.",
        "import.column.texts_from_dates":
            "column “{column}”: Excel turned text into a date, which may not be what was typed; such cells: {count}.",
        "import.column.by_name":
            "column “{column}”: a name stands for the key, and exactly one record has it; such cells: {count}.",
        "import.rows.skipped":
            "rows that are no data (section titles, totals, signatures, remarks) were passed over: {rows}.",
        "import.row.dates_reversed": "the end {to} is earlier than the beginning {from}.",
        "import.key.blank": "the row has data but its cell “{column}” is blank.",
        "import.key.duplicate": "“{key}” is already at {first}.",
        "import.cell.error_value": "column “{column}”: the cell shows the error {value}.",
        "import.cell.single_expected": "column “{column}”: one value is needed, not a list.",
        "import.cell.not_flag":
            "column “{column}”: “{value}” is neither yes nor no. Write “x” or “Có”, “Không”; leave it "
            + "blank if not known.",
        "import.cell.not_integer": "column “{column}”: “{value}” is no whole number.",
        "import.cell.not_decimal": "column “{column}”: “{value}” is no number.",
        "import.cell.not_whole": "column “{column}”: “{value}” has decimals where a whole number is needed.",
        "import.cell.ambiguous_number":
            "column “{column}”: “{value}” may be {first} or {second}. Write it without a sign between thousands.",
        "import.cell.too_precise":
            "column “{column}”: “{value}” has more than 6 decimals. Round it in Excel with ROUND, so "
            + "that the cell holds the number that is printed.",
        "import.cell.too_great": "column “{column}”: “{value}” is too great.",
        "import.cell.percent_unclear":
            "column “{column}”: “{value}” is a percentage, but the column declares no range. Write the "
            + "number without %.",
        "import.cell.outside": "column “{column}”: {value} is not between {least} and {greatest}.",
        "import.cell.below": "column “{column}”: {value} is less than {least}.",
        "import.cell.above": "column “{column}”: {value} is greater than {greatest}.",
        "import.cell.not_date": "column “{column}”: “{value}” is no date. Write day/month/year, such as 09/03/2024.",
        "import.cell.impossible_date": "column “{column}”: “{value}” is not in the calendar.",
        "import.cell.short_year":
            "column “{column}”: “{value}” has a year of two digits, of no certain century. Write all four.",
        "import.cell.date_incomplete": "column “{column}”: “{value}” lacks a day or month. Write day/month/year.",
        "import.cell.not_code": "column “{column}”: “{value}” is not in the list of codes. The codes: {codes}.",
        "import.cell.code_ambiguous": "column “{column}”: “{value}” may be several codes: {codes}. Write the code.",
        "import.cell.reference_unknown": "column “{column}”: there is no “{value}” in the list “{record}”.",
        "import.cell.reference_ambiguous":
            "column “{column}”: “{value}” fits several records: {keys}. Write the key.",
        "import.nomination.no_subject": "the nomination names neither a person nor a unit.",
        "import.nomination.two_subjects": "the nomination names both a person and a unit; a row may name only one.",
        "import.nomination.no_award": "the nomination names no award (column “{column}”).",
        "import.nomination.unknown_award": "“{value}” is no award of the rule pack. The awards: {awards}.",
        "import.nomination.conflict":
            "“{subject}” is already nominated for “{award}” at {first}, and the two rows differ in: "
            + "{fields}. They may differ only in: {merging}.",
        "import.nomination.blank_member":
            "“{subject}” is nominated for “{award}” at {first}, too, and the column “{column}” is blank in one of the two rows. Fill both.",
        "import.round.unknown_field": "a round has no fact “{field}”. It has: {known}.",
        "import.round.wrong_kind": "the round's fact “{field}” ({title}) is of the wrong kind.",
        "import.advice.check_path": "Check the path and whether you may read it.",
        "import.advice.save_as_xlsx": "Open it in Excel or LibreOffice and save it as “Excel Workbook (*.xlsx)”.",
        "import.advice.remove_password":
            "Open it in Excel, remove the password (File – Info – Protect Workbook) and save it again.",
        "import.advice.open_and_save": "Open it in Excel, save it as a new .xlsx file and try again.",
        "import.advice.csv_files": "Each sheet needs a file of its name, such as “Cá nhân.csv”.",
        "import.advice.save_as_utf8": "Save it in Excel as “CSV UTF-8 (*.csv)”.",
        "import.advice.quote_cells": "A cell that contains the separator must stand in double quotes.",
        "import.advice.double_quotes": "A double quote inside a cell must be written twice.",
        "import.advice.nearest": "Did you mean “{nearest}”?",
        "import.advice.keep_one_column": "Keep one of them.",
        "import.advice.convert_legacy": "Convert it to Unicode (in UniKey: Ctrl+Shift+F6) and save it again.",
        "import.advice.rename_sheet": "Is it the sheet “{found}”? If so, rename it to “{sheet}”.",
        "import.advice.fill_key": "Fill this cell, or delete the row if it is no data.",
        "import.advice.compute_formulas": "Open the file in Excel and save it, so that formulas are computed.",
        "import.advice.format_as_text": "Format the column as Text and type it again.",
        "import.template.yes": "Có",
        "import.template.no": "Không",
        "import.template.sheet": "Sheet",
        "import.template.column": "Column",
        "import.template.meaning": "Meaning",
        "import.template.kind": "Kind",
        "import.template.values": "Values",
        "import.template.blank": "A blank means",
        "import.template.owner":
            "The key of the record “{title}” that the row is about; a record may have several rows",
        "import.template.unknown_hint":
            "Write “?” in a cell that is not known where a blank would mean something else. Columns beyond this table are not read.",
        "import.template.kind_text": "Text",
        "import.template.kind_flag": "Có (yes) or Không (no); “x” is yes, too",
        "import.template.kind_integer": "Whole number",
        "import.template.kind_decimal": "Number with at most 6 decimals after a comma",
        "import.template.kind_date": "Day/month/year",
        "import.template.kind_code": "One of the list",
        "import.template.kind_reference": "The key of “{title}”",
        "import.template.kind_set": "Several values parted by semicolons: {kind}",
        "import.template.kind_yearly": "A column for each year: {kind}",
        "import.template.between": "from {least} to {greatest}",
        "import.template.at_least": "{least} or more",
        "import.template.at_most": "up to {greatest}",
        "import.template.blank_never": "must not be blank",
        "import.template.blank_subject": "the nomination is for the other (each row fills one of the two)",
        "import.template.blank_unknown": "not known (which is not “no”)",
        "import.template.blank_absent": "there is none",
        "import.template.blank_open": "not ended yet",
        "import.template.blank_value": "{value}",
    ]
}
