// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let vietnameseImport: [String: String] = [
        "import.file.cannot_open": "không mở được tệp.",
        "import.file.legacy": "đây là sổ Excel 97–2003 (.xls), chưa đọc được.",
        "import.file.encrypted": "sổ bị khoá bằng mật khẩu nên không đọc được.",
        "import.file.open_document": "đây là bảng tính OpenDocument (.ods), chưa đọc được.",
        "import.file.binary": "đây là sổ Excel dạng nhị phân (.xlsb), chưa đọc được.",
        "import.file.not_a_workbook": "tệp này không phải sổ Excel (.xlsx).",
        "import.file.broken_zip": "tệp bị hỏng hoặc chưa chép hết.",
        "import.file.missing_part": "trong sổ thiếu phần “{part}”.",
        "import.file.broken_xml": "phần “{part}” của sổ bị hỏng ở dòng {line}.",
        "import.file.too_large": "phần “{part}” của sổ lớn bất thường nên không đọc, để tránh tệp phá hoại.",
        "import.csv.no_files": "trong thư mục không có tệp .csv nào.",
        "import.csv.not_utf8": "dòng này không phải chữ Unicode (UTF-8).",
        "import.csv.utf16": "tệp được lưu dạng “Unicode Text” (UTF-16), không phải UTF-8.",
        "import.csv.ragged": "dòng có {count} ô trong khi bảng có {expected} cột.",
        "import.csv.open_quote": "dấu nháy kép mở ở dòng này không được đóng lại.",
        "import.csv.stray_quote": "sau dấu nháy kép đóng còn chữ.",
        "import.json.unexpected": "gặp “{found}” ở chỗ không hợp lệ trong JSON.",
        "import.json.unfinished": "JSON bị cụt: tệp hết trước khi các ngoặc được đóng.",
        "import.json.malformed": "“{found}” không đúng quy cách JSON.",
        "import.json.repeated_key": "khoá “{key}” ghi hai lần trong cùng một đối tượng.",
        "import.json.too_deep": "các ngoặc lồng nhau quá sâu.",
        "import.json.not_utf8": "tệp không phải chữ Unicode (UTF-8).",
        "import.json.top_object":
            "ngoài cùng phải là một đối tượng, mỗi loại hồ sơ một danh sách: {\"person\": […], \"unit\": […]}.",
        "import.json.unknown_record": "gói quy tắc không có loại hồ sơ “{key}”. Các loại có: {known}.",
        "import.json.record_array": "“{key}” phải là một danh sách […].",
        "import.json.row_object": "mỗi dòng phải là một đối tượng {…}.",
        "import.json.list_array": "“{key}” phải là một danh sách […] các đối tượng.",
        "import.json.unknown_key": "trường “{key}” không có trong gói quy tắc nên không được đọc.",
        "import.json.value_expected": "“{key}” cần một giá trị, không phải một đối tượng.",
        "import.json.year_object": "“{key}” ghi theo năm: {\"2024\": …}.",
        "import.json.bad_year": "“{key}” không phải một năm.",
        "import.json.record_missing": "không có danh sách “{key}” ({title}).",
        "import.json.list_missing": "không hồ sơ nào có danh sách “{key}” ({title}): coi như chưa biết với mọi người.",
        "import.sheet.missing": "không có trang tính “{sheet}” ({title}). Các trang có: {found}.",
        "import.sheet.not_delivered":
            "không có trang tính “{sheet}”: danh sách “{title}” coi như chưa biết với mọi người.",
        "import.sheet.hidden": "trang tính này đang ẩn nhưng vẫn được đọc.",
        "import.sheet.unread": "trang tính này không có trong gói quy tắc nên không được đọc.",
        "import.table.no_header": "không tìm thấy dòng tiêu đề của bảng “{title}”. Các cột cần có: {headers}.",
        "import.table.key_column_missing": "không có cột “{header}”. Các cột tìm thấy: {found}.",
        "import.table.merges_overlap": "các vùng trộn ô chồng lên nhau; tệp có thể bị hỏng.",
        "import.column.twice": "cột “{header}” có hai lần; lần trước ở {first}.",
        "import.column.no_year": "cột “{header}” thiếu năm; ghi ví dụ “{example}”.",
        "import.column.unknown": "cột “{header}” không có trong gói quy tắc nên không được đọc.",
        "import.column.no_header": "cột này có dữ liệu nhưng không có tiêu đề nên không được đọc.",
        "import.column.missing": "không có cột: {headers}. Mọi giá trị của các cột này coi như chưa biết.",
        "import.column.legacy": "tiêu đề “{header}” là chữ cũ {encoding} (đọc là “{reading}”), không phải Unicode.",
        "import.column.legacy_text":
            "cột “{column}”: “{value}” là chữ cũ {encoding} (đọc là “{reading}”), không phải Unicode; số "
            + "ô như vậy trong cột: {count}.",
        "import.column.formulas":
            "cột “{column}”: công thức chưa được tính nên ô không có giá trị; số ô như vậy trong cột: {count}.",
        "import.column.dates_from_numbers":
            "cột “{column}”: ngày ghi dưới dạng số được đọc là ngày; số ô như vậy: {count}.",
        "import.column.texts_from_dates":
            "cột “{column}”: Excel đã đổi chữ thành ngày, có thể không còn đúng như đã gõ; số ô như vậy: {count}.",
        "import.column.by_name":
            "cột “{column}”: ghi tên thay cho mã, đã tìm được đúng một hồ sơ trùng tên; số ô như vậy: {count}.",
        "import.rows.skipped":
            "các dòng không phải dữ liệu (tiêu đề mục, cộng, chữ ký, ghi chú) được bỏ qua: {rows}.",
        "import.row.dates_reversed": "ngày kết thúc {to} sớm hơn ngày bắt đầu {from}.",
        "import.key.blank": "dòng có dữ liệu nhưng ô “{column}” để trống.",
        "import.key.duplicate": "“{key}” đã có ở {first}.",
        "import.cell.error_value": "cột “{column}”: ô báo lỗi {value}.",
        "import.cell.single_expected": "cột “{column}”: cần một giá trị, không phải danh sách.",
        "import.cell.not_flag":
            "cột “{column}”: “{value}” không rõ là có hay không. Ghi “x” hoặc “Có”, “Không”; để trống nếu chưa biết.",
        "import.cell.not_integer": "cột “{column}”: “{value}” không phải số nguyên.",
        "import.cell.not_decimal": "cột “{column}”: “{value}” không phải số.",
        "import.cell.not_whole": "cột “{column}”: “{value}” có phần lẻ, ở đây cần số nguyên.",
        "import.cell.ambiguous_number":
            "cột “{column}”: “{value}” có thể là {first} hoặc {second}. Ghi lại không có dấu phân cách hàng nghìn.",
        "import.cell.too_precise":
            "cột “{column}”: “{value}” có hơn 6 chữ số lẻ. Làm tròn trong Excel bằng hàm ROUND để số "
            + "trong ô đúng như số in ra.",
        "import.cell.too_great": "cột “{column}”: “{value}” quá lớn.",
        "import.cell.percent_unclear":
            "cột “{column}”: “{value}” ghi phần trăm nhưng cột này không khai khoảng giá trị. Ghi số không có dấu %.",
        "import.cell.outside": "cột “{column}”: {value} nằm ngoài khoảng từ {least} đến {greatest}.",
        "import.cell.below": "cột “{column}”: {value} nhỏ hơn {least}.",
        "import.cell.above": "cột “{column}”: {value} lớn hơn {greatest}.",
        "import.cell.not_date": "cột “{column}”: “{value}” không phải ngày. Ghi ngày/tháng/năm, ví dụ 09/03/2024.",
        "import.cell.impossible_date": "cột “{column}”: “{value}” không có trong lịch.",
        "import.cell.short_year": "cột “{column}”: “{value}” ghi năm hai chữ số, không rõ thế kỷ. Ghi đủ bốn chữ số.",
        "import.cell.date_incomplete": "cột “{column}”: “{value}” thiếu ngày hoặc tháng. Ghi đủ ngày/tháng/năm.",
        "import.cell.not_code": "cột “{column}”: “{value}” không có trong danh mục. Các mã: {codes}.",
        "import.cell.code_ambiguous": "cột “{column}”: “{value}” có thể là nhiều mã: {codes}. Ghi mã.",
        "import.cell.reference_unknown": "cột “{column}”: không có “{value}” trong danh sách “{record}”.",
        "import.cell.reference_ambiguous": "cột “{column}”: “{value}” có nhiều hồ sơ trùng: {keys}. Ghi mã.",
        "import.nomination.no_subject": "đề nghị không ghi cá nhân hay tập thể nào.",
        "import.nomination.two_subjects": "đề nghị ghi cả cá nhân lẫn tập thể; mỗi dòng chỉ một.",
        "import.nomination.no_award": "đề nghị không ghi danh hiệu, hình thức nào (cột “{column}”).",
        "import.nomination.unknown_award":
            "“{value}” không phải danh hiệu, hình thức nào của gói quy tắc. Các mã: {awards}.",
        "import.nomination.conflict":
            "“{subject}” đã được đề nghị “{award}” ở {first}, hai dòng khác nhau ở: {fields}. Hai dòng "
            + "chỉ được khác nhau ở: {merging}.",
        "import.nomination.blank_member":
            "“{subject}” được đề nghị “{award}” cả ở {first}, mà cột “{column}” để trống ở một trong hai dòng. Điền cả hai.",
        "import.round.unknown_field": "đợt xét không có thông tin “{field}”. Có: {known}.",
        "import.round.wrong_kind": "thông tin “{field}” ({title}) của đợt xét không đúng kiểu.",
        "import.advice.check_path": "Kiểm tra đường dẫn và quyền đọc.",
        "import.advice.save_as_xlsx": "Mở bằng Excel hoặc LibreOffice rồi lưu thành “Excel Workbook (*.xlsx)”.",
        "import.advice.remove_password": "Mở bằng Excel, bỏ mật khẩu (File – Info – Protect Workbook) rồi lưu lại.",
        "import.advice.open_and_save": "Mở bằng Excel, lưu thành một tệp .xlsx mới rồi thử lại.",
        "import.advice.csv_files": "Mỗi trang tính cần một tệp mang tên của nó, ví dụ “Cá nhân.csv”.",
        "import.advice.save_as_utf8": "Trong Excel lưu thành “CSV UTF-8 (*.csv)”.",
        "import.advice.quote_cells": "Ô có dấu phân cách bên trong phải đặt trong dấu nháy kép.",
        "import.advice.double_quotes": "Dấu nháy kép bên trong ô phải ghi hai lần.",
        "import.advice.nearest": "Có phải là “{nearest}”?",
        "import.advice.keep_one_column": "Giữ lại một cột.",
        "import.advice.convert_legacy": "Chuyển sang Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6) rồi lưu lại.",
        "import.advice.rename_sheet": "Có phải trang “{found}”? Nếu đúng, đổi tên thành “{sheet}”.",
        "import.advice.fill_key": "Điền vào ô này, hoặc xoá dòng nếu không phải dữ liệu.",
        "import.advice.compute_formulas": "Mở bằng Excel, lưu lại để công thức được tính.",
        "import.advice.format_as_text": "Định dạng cột là Text rồi gõ lại.",
    ]
}
