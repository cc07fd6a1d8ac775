// SPDX-License-Identifier: Apache-2.0

/// The files of a new pack.
enum PackTemplate {
    /// A file by its name in the pack's folder.
    struct File {
        let name: String
        let text: String
    }

    /// A small pack that stands on its own: two awards, a quota, and the tables they need.
    static func complete(id: String) -> [File] {
        [
            File(
                name: "pack.lua",
                text: header(
                    id, extends: nil,
                    files: ["schema", "parameters", "titles", "quotas"], tests: ["tests"])),
            File(name: "schema.lua", text: schema),
            File(name: "parameters.lua", text: parameters),
            File(name: "titles.lua", text: titles(id)),
            File(name: "quotas.lua", text: quotas(id)),
            File(name: "tests.lua", text: tests),
        ]
    }

    /// A pack that changes another one.
    static func extending(_ parent: String, id: String) -> [File] {
        [
            File(
                name: "pack.lua",
                text: header(
                    id, extends: parent, files: ["changes"], tests: [])),
            File(name: "changes.lua", text: changes(id)),
        ]
    }

    private static func header(_ id: String, extends parent: String?, files: [String], tests: [String]) -> String {
        let extends = parent.map { "  extends = \"\($0)\",   -- gói được kế thừa: gói này chỉ thêm và sửa\n" } ?? ""
        func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
        let cases =
            tests.isEmpty
            ? ""
            : "  tests = { \(list(tests)) },   -- ví dụ có sẵn đáp án; chạy bằng lệnh: binhxet test <thư mục này>\n"
        return """
            -- Gói quy tắc. Kiểm tra bằng lệnh: binhxet check <thư mục này>

            pack {
              id = "\(id)",            -- trùng với tên thư mục
              title = "Quy tắc xét khen thưởng",
              authority = "Hội đồng Thi đua - Khen thưởng",
            \(extends)  files = { \(list(files)) },
            \(cases)  -- effective = { from = "2024-01-01" },   -- thời gian có hiệu lực
            }

            source "\(source(id))" { title = "Quy chế thi đua, khen thưởng của cơ quan", number = "…/QĐ-…" }

            """
    }

    /// The id of the regulation that the pack cites; no other pack has it.
    private static func source(_ id: String) -> String { "quy-che-\(id)" }

    private static let schema = """
        -- Hồ sơ gồm những bảng nào, mỗi cột là gì. Ô để trống nghĩa là "chưa biết", trừ khi ghi rõ `blank`.

        codes "rating" { ordered = true,                      -- xếp từ thấp đến cao
          { "KHTNV", "Không hoàn thành nhiệm vụ" },
          { "HTNV", "Hoàn thành nhiệm vụ" },
          { "HTTNV", "Hoàn thành tốt nhiệm vụ" },
          { "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ" },
        }

        -- Mã của các giải trong titles.lua, để bảng đề nghị chọn được.
        codes "award" {
          { "lao_dong_tien_tien", "Lao động tiên tiến" },
          { "chien_si_thi_dua_co_so", "Chiến sĩ thi đua cơ sở" },
        }

        codes "paper" {
          { "to_trinh", "Tờ trình" },
          { "bao_cao", "Báo cáo thành tích" },
        }

        record "unit" { title = "Tập thể", sheet = "Tập thể",
          field "code" { text, key = true, title = "Mã đơn vị" },
          field "name" { text, title = "Tên đơn vị" },
        }

        record "person" { title = "Cá nhân", sheet = "Cá nhân",
          field "code"   { text, key = true, title = "Mã CB" },
          field "name"   { text, title = "Họ và tên" },
          field "unit"   { ref "unit", inverse = "members", title = "Đơn vị", columns = { "Mã đơn vị" } },
          field "score"  { decimal, range = { 0, 100 }, title = "Điểm" },
          field "rating" { yearly(one_of "rating"), title = "Xếp loại", columns = { "Xếp loại {year}" } },
        }

        record "nomination" { title = "Đề nghị", sheet = "Đề nghị",
          field "award"  { one_of "award", title = "Đề nghị tặng" },
          field "person" { ref "person", inverse = "nominations", blank = "absent", title = "Cá nhân",
                           columns = { "Mã CB" } },
          field "unit"   { ref "unit", inverse = "nominations", blank = "absent", title = "Tập thể",
                           columns = { "Mã tập thể" } },
          field "nominating_unit" { ref "unit", title = "Đơn vị đề nghị" },
          field "papers" { set_of(one_of "paper"), title = "Hồ sơ đã nộp" },
        }

        """

    private static let parameters = """
        -- Những con số có thể thay đổi. `status = "assumed"` là giả định: mọi bản in ra đều nhắc lại.

        parameter "title_share" { title = "Tỷ lệ Chiến sĩ thi đua cơ sở tối đa", unit = "%", range = { 0, 100 },
          { from = "2024-01-01", value = 15, basis = "Cần đối chiếu", status = "assumed" },
        }

        """

    private static func titles(_ id: String) -> String {
        """
        -- Danh hiệu: mọi điều trong `requires` phải đạt; có nhiều `standard` thì đạt một là đủ.

        local rule = source "\(source(id))"

        award "lao_dong_tien_tien" {
          title = "Lao động tiên tiến", kind = "title", for_each = person, consider = "all", basis = rule "Điều 1",
          requires {
            person.rating:in_year(round.year):at_least "HTTNV" :as "Hoàn thành tốt nhiệm vụ trở lên",
          },
        }

        award "chien_si_thi_dua_co_so" {
          title = "Chiến sĩ thi đua cơ sở", kind = "title", for_each = person, consider = "nominated",
          basis = rule "Điều 2",
          requires {
            eligible "lao_dong_tien_tien" :as "Đạt tiêu chuẩn Lao động tiên tiến",
          },
          standard "xuat_sac" { title = "Hoàn thành xuất sắc nhiệm vụ",
            person.rating:in_year(round.year):is "HTXSNV",
          },
          dossier { "to_trinh", "bao_cao" },
        }

        """
    }

    private static func quotas(_ id: String) -> String {
        """
        -- Chỉ tiêu và thứ tự ưu tiên.

        quota "chien_si_thi_dua_co_so" {
          basis = source "\(source(id))" "Điều 3",
          seats = share(percent(param.title_share), { of = awarded "lao_dong_tien_tien", round = "down", minimum = 1 }),
          rank = { highest(person.score) },
        }

        """
    }

    private static let tests = """
        -- Ví dụ có sẵn đáp án: mỗi lần sửa quy tắc, chạy binhxet test <thư mục này> để biết có sửa nhầm chỗ nào không.

        local session = { year = 2024, date = "2024-12-10" }
        local papers = { "to_trinh", "bao_cao" }

        test "Hoàn thành tốt nhiệm vụ là Lao động tiên tiến, hoàn thành nhiệm vụ thì chưa" {
          round = session,
          units = { { code = "A", name = "Phòng A" } },
          persons = {
            { code = "P1", name = "An", unit = "A", score = 80, rating = { [2024] = "HTTNV" } },
            { code = "P2", name = "Bình", unit = "A", score = 70, rating = { [2024] = "HTNV" } },
            { code = "P3", name = "Chi", unit = "A", score = 60, rating = {} },
          },
          expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", outcome = "awarded" },
          expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible" },
          expect { "lao_dong_tien_tien", of = "P3", verdict = "undetermined", missing_facts = { "person.rating[2024]" } },
        }

        test "Chiến sĩ thi đua cơ sở phải hoàn thành xuất sắc, là Lao động tiên tiến và đủ hồ sơ" {
          round = session,
          units = { { code = "A", name = "Phòng A" } },
          persons = {
            { code = "P1", name = "An", unit = "A", score = 95, rating = { [2024] = "HTXSNV" } },
            { code = "P2", name = "Bình", unit = "A", score = 90, rating = { [2024] = "HTTNV" } },
            { code = "P3", name = "Chi", unit = "A", score = 85, rating = { [2024] = "HTNV" } },
          },
          nominations = {
            { award = "chien_si_thi_dua_co_so", person = "P1", nominating_unit = "A", papers = papers },
            { award = "chien_si_thi_dua_co_so", person = "P2", nominating_unit = "A", papers = papers },
            { award = "chien_si_thi_dua_co_so", person = "P3", nominating_unit = "A", papers = { "to_trinh" } },
          },
          expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded", standards = { "xuat_sac" } },
          expect { "chien_si_thi_dua_co_so", of = "P2", verdict = "ineligible" },
          expect { "chien_si_thi_dua_co_so", of = "P3", verdict = "ineligible", missing = { "bao_cao" } },
        }

        -- 13 Lao động tiên tiến: 15 % là 1,95, làm tròn xuống còn 01 suất; 14 người: 2,1, còn 02 suất.
        local function everyone(count)
          return family(count, function(i)
            return { code = "P" .. i, name = "Người " .. i, unit = "A", score = 100 - i, rating = { [2024] = "HTXSNV" } }
          end)
        end
        local function proposals(count)
          return family(count, function(i)
            return { award = "chien_si_thi_dua_co_so", person = "P" .. i, nominating_unit = "A", papers = papers }
          end)
        end

        test "13 Lao động tiên tiến thì có 01 suất" {
          round = session, units = { { code = "A", name = "Phòng A" } }, persons = everyone(13), nominations = proposals(3),
          expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded", rank = 1 },
          expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "not_awarded", rank = 2 },
        }
        test "14 Lao động tiên tiến thì có 02 suất" {
          round = session, units = { { code = "A", name = "Phòng A" } }, persons = everyone(14), nominations = proposals(3),
          expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "awarded" },
          expect { "chien_si_thi_dua_co_so", of = "P3", outcome = "not_awarded" },
        }

        """

    private static func changes(_ id: String) -> String {
        """
        -- Sửa gói được kế thừa. Bỏ dấu -- ở đầu dòng và thay tên cho đúng.

        -- amend.parameter "ten_tham_so" {
        --   { from = "2024-01-01", value = 5, basis = source "\(source(id))" "Điều 1", status = "confirmed" },
        -- }

        -- withdraw.award "ma_giai"

        """
    }
}
