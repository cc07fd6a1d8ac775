-- SPDX-License-Identifier: Apache-2.0
-- Những con số và cách hiểu có thể thay đổi. `status = "assumed"` là giả định: mọi bản in ra đều nhắc lại.
-- Con số nằm ngay trong câu chữ của Luật (70 %, 02 năm liên tục …) viết tại tiêu chuẩn, không để ở đây.

local nd98 = source "nd-98-2023"
local tt01 = source "tt-01-2024"
local nd48 = source "nd-48-2023"
local answer = source "bnv-tra-loi"

-- Tiền thưởng -----------------------------------------------------------------------------------------------------

parameter "base_salary" { title = "Mức lương cơ sở", unit = "đồng", range = { 0, 100000000 },
  { from = "2023-07-01", value = 1800000, basis = "Mức lương cơ sở áp dụng từ 01/7/2023", status = "confirmed" },
  { from = "2024-07-01", value = 2340000, basis = source "nd-73-2024" "Điều 3", status = "confirmed" },
}

-- Văn bản cũ (Nghị định 91/2017) viết tròn lên; nhiều nơi làm tròn đến chục nghìn gần nhất.
parameter "bonus_rounding" { title = "Cách làm tròn tiền thưởng", type = one_of "bonus_rounding",
  { from = "2024-01-01", value = "up_10k", basis = "Theo lời văn Nghị định 91/2017/NĐ-CP", status = "assumed" },
}

-- Hệ số bằng khen, giấy khen: nhớ theo Nghị định 98 Điều 58, chưa đối chiếu được bản gốc.
for _, row in ipairs {
  { "bonus_bkt_person", "Hệ số thưởng Bằng khen UBND tỉnh, cá nhân", 1.5 },
  { "bonus_bkt_unit", "Hệ số thưởng Bằng khen UBND tỉnh, tập thể", 3.0 },
  { "bonus_gks_person", "Hệ số thưởng Giấy khen Giám đốc Sở, cá nhân", 0.3 },
  { "bonus_gks_unit", "Hệ số thưởng Giấy khen Giám đốc Sở, tập thể", 0.6 },
} do
  parameter(row[1]) { title = row[2], unit = "lần lương cơ sở", range = { 0, 20 },
    { from = "2024-01-01", value = row[3], basis = nd98 "Điều 58", status = "assumed" },
  }
end

-- Thời gian công tác ----------------------------------------------------------------------------------------------

parameter "min_service_months" { title = "Số tháng công tác tối thiểu để xét Lao động tiên tiến", unit = "tháng",
  range = { 0, 12 },
  { from = "2024-01-01", value = 6, basis = tt01 "Điều 1 khoản 5 điểm d", status = "confirmed" },
}

-- Chuyển từ hợp đồng sang công chức là liên tục (Bộ Nội vụ trả lời); được cách mấy ngày thì chưa văn bản nào nói.
-- 1 ngày là vào làm ngay hôm sau, không cách ngày nào.
parameter "service_gap_days" { title = "Vào làm lại chậm nhất mấy ngày sau ngày nghỉ vẫn coi là liên tục", unit = "ngày",
  range = { 1, 60 },
  { from = "2024-01-01", value = 1, basis = answer "thời gian hợp đồng được tính liên tục", status = "assumed" },
}

parameter "absence_days_max" { title = "Số ngày nghỉ ốm, nghỉ không lương tối đa trong năm", unit = "ngày",
  range = { 0, 366 },
  { from = "2024-01-01", value = 183, basis = "Suy ra từ yêu cầu công tác từ 06 tháng", status = "assumed" },
}

-- Ai nằm trong mẫu số 70 % và 100 % của tập thể ---------------------------------------------------------------------

parameter "count_new_recruits" { title = "Tính cả người mới dưới 06 tháng vào mẫu số", type = flag,
  { from = "2024-01-01", value = false, basis = "Luật không nói rõ", status = "assumed" },
}
parameter "count_departed" { title = "Tính cả người đã nghỉ, chuyển đi trong năm vào mẫu số", type = flag,
  { from = "2024-01-01", value = false, basis = "Luật không nói rõ", status = "assumed" },
}
parameter "count_long_trainees" { title = "Tính cả người đi học từ 01 năm vào mẫu số", type = flag,
  { from = "2024-01-01", value = true, basis = "Luật không nói rõ", status = "assumed" },
}

-- Chuỗi năm liên tục và sáng kiến ----------------------------------------------------------------------------------

parameter "own_year_counts" { title = "Danh hiệu của chính năm đang xét được tính vào chuỗi năm liên tục", type = flag,
  { from = "2024-01-01", value = true, basis = "Luật không nói rõ", status = "assumed" },
}
parameter "mixed_works_count" { title = "Một sáng kiến và một đề tài được cộng thành hai", type = flag,
  { from = "2024-01-01", value = false, basis = "Điều 74 khoản 1 điểm d không nói rõ", status = "assumed" },
}
parameter "initiative_reuse" { title = "Dùng lại một sáng kiến cho nhiều khen thưởng", type = one_of "initiative_reuse",
  { from = "2024-01-01", value = "free", basis = answer "về Điều 74 khoản 1 điểm d", status = "assumed" },
}
parameter "provincial_work_years" { title = "Sáng kiến, đề tài cấp tỉnh được tính trong mấy năm gần nhất", unit = "năm",
  range = { 1, 10 },
  { from = "2024-01-01", value = 3, basis = "Điều 22 không nêu thời gian; lấy bằng 03 năm liên tục", status = "assumed" },
}
parameter "certificate_for_rating_route" { title = "Đạt CSTĐ cơ sở bằng xếp loại xuất sắc vẫn phải nộp chứng nhận sáng kiến",
  type = flag,
  { from = "2024-01-01", value = false, basis = "Điều 84 khoản 1 không nói rõ", status = "assumed" },
}
parameter "clause_dd_covers_officials" { title = "Công chức, viên chức được dùng Điều 74 khoản 1 điểm đ", type = flag,
  { from = "2024-01-01", value = false, basis = "Điểm đ viết: công nhân, nông dân, người lao động", status = "assumed" },
}

-- Phiếu của Hội đồng -----------------------------------------------------------------------------------------------

parameter "council_ratio" { title = "Tỷ lệ phiếu tán thành của Hội đồng", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 80, basis = "Mức 80 hoặc 90 % của Nghị định 98, chưa đối chiếu", status = "assumed" },
}
parameter "council_ratio_cstdt" { title = "Tỷ lệ phiếu tán thành đối với CSTĐ cấp tỉnh", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 90, basis = "Nghị định 91/2017/NĐ-CP Điều 45 khoản 8 (đã hết hiệu lực)", status = "assumed" },
}
parameter "council_quorum" { title = "Tỷ lệ thành viên phải có mặt", unit = "%", range = { 0, 100 },
  { from = "2024-01-01", value = 66, basis = "Lấy gần 2/3 như quy chế của Bộ Tài nguyên và Môi trường", status = "assumed" },
}
parameter "vote_base" { title = "Tỷ lệ phiếu tính trên", type = one_of "vote_base",
  { from = "2024-01-01", value = "tong_so", basis = "Nghị định 91/2017/NĐ-CP Điều 45 khoản 8", status = "assumed" },
}

-- Tỷ lệ hoàn thành xuất sắc ----------------------------------------------------------------------------------------

parameter "htxs_share" { title = "Tỷ lệ hoàn thành xuất sắc nhiệm vụ tối đa trong nhóm", unit = "%", range = { 0, 100 },
  { from = "2023-09-15", value = 20, basis = nd48 "tỷ lệ như đối với đảng viên", status = "assumed" },
}
parameter "htxs_base" { title = "Tỷ lệ hoàn thành xuất sắc tính trên", type = one_of "htxs_base",
  { from = "2023-09-15", value = "httnv", basis = "Hiểu đúng lời văn: số được xếp loại hoàn thành tốt", status = "assumed" },
}
