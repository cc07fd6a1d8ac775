-- SPDX-License-Identifier: Apache-2.0
-- Chỉ tiêu và cách hiểu của Sở. Kế hoạch năm 2024 không nêu con số nào ("theo quy định … trên địa bàn tỉnh"),
-- bản công khai của Quyết định 15/2024 cũng không: tất cả là giả định để chạy thử, sửa lại khi có văn bản.

local rule = source "qd-15-2024"
local plan = source "ke-hoach-2024"

-- Mọi giá trị tính từ ngày Quyết định 15/2024 có hiệu lực. Khi có con số mới, thêm một dòng và giữ dòng cũ, hoặc:
-- binhxet set bkt_person_seats 8 --from 2025-01-01 --basis "…"
local quota_basis = rule "chỉ tiêu chưa đối chiếu"

-- Bằng khen UBND tỉnh -------------------------------------------------------------------------------------------------
parameter "bkt_person_seats" { title = "Số Bằng khen cho cá nhân", unit = "người", range = { 0, 100 },
  { from = "2024-07-10", value = 6, basis = quota_basis, status = "assumed" },
}
parameter "bkt_unit_seats" { title = "Số Bằng khen cho tập thể", unit = "tập thể", range = { 0, 50 },
  { from = "2024-07-10", value = 3, basis = quota_basis, status = "assumed" },
}
parameter "bkt_per_unit" { title = "Số Bằng khen cá nhân tối đa của một đơn vị", unit = "người", range = { 1, 100 },
  { from = "2024-07-10", value = 2, basis = quota_basis, status = "assumed" },
}
parameter "bkt_branch_max" {
  title = "Số Bằng khen tập thể tối đa cho các chi nhánh", unit = "tập thể", range = { 0, 50 },
  { from = "2024-07-10", value = 2, basis = quota_basis, status = "assumed" },
}

-- Giấy khen Giám đốc Sở -----------------------------------------------------------------------------------------------
parameter "gks_person_seats" { title = "Số Giấy khen cho cá nhân", unit = "người", range = { 0, 400 },
  { from = "2024-07-10", value = 30, basis = quota_basis, status = "assumed" },
}
parameter "gks_unit_seats" { title = "Số Giấy khen cho tập thể", unit = "tập thể", range = { 0, 50 },
  { from = "2024-07-10", value = 8, basis = quota_basis, status = "assumed" },
}
parameter "gks_unit_share" { title = "Giấy khen tối đa so với số người của đơn vị", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 15, basis = quota_basis, status = "assumed" },
}

-- Chiến sĩ thi đua cơ sở: mức 15 % của Nghị định 91/2017 không còn trong Luật 2022 nhưng nhiều nơi vẫn giữ.
-- Đặt 100 để bỏ giới hạn.
parameter "cstdcs_unit_share" { title = "CSTĐ cơ sở tối đa so với LĐTT của đơn vị", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 15,
    basis = "Như Nghị định 91/2017/NĐ-CP Điều 9 (đã hết hiệu lực)", status = "assumed" },
}
parameter "cstdcs_department_share" { title = "CSTĐ cơ sở tối đa so với LĐTT toàn Sở", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 100, basis = "Không giới hạn thêm", status = "assumed" },
}

-- Ưu tiên ---------------------------------------------------------------------------------------------------------------
parameter "direct_worker_share" { title = "Tỷ lệ người lao động trực tiếp tối thiểu", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 60, basis = plan "mục II.2", status = "assumed" },
}
parameter "advisory_seats" { title = "Số suất giữ cho người trực tiếp tham mưu", unit = "người", range = { 0, 50 },
  { from = "2024-07-10", value = 1, basis = plan "mục II.3", status = "assumed" },
}
parameter "leader_share" { title = "Tỷ lệ lãnh đạo tối đa", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 40, basis = quota_basis, status = "assumed" },
}
parameter "small_share" { title = "Tỷ lệ tập thể nhỏ tối thiểu", unit = "%", range = { 0, 100 },
  { from = "2024-07-10", value = 50, basis = plan "mục II.2, II.3", status = "assumed" },
}
parameter "small_collective_max" { title = "Số người tối đa của tập thể nhỏ", unit = "người", range = { 1, 100 },
  { from = "2024-07-10", value = 15, basis = "Dùng khi xét theo số người", status = "assumed" },
}

parameter "small_test" { title = "Cách nhận biết tập thể nhỏ", type = one_of "small_test",
  { from = "2024-07-10", value = "kind", basis = "Tổ, đội, phòng ở cơ sở; không theo số người", status = "assumed" },
}

-- Điều kiện ---------------------------------------------------------------------------------------------------------------
parameter "registration_required" { title = "Phải đăng ký thi đua mới được xét khen", type = flag,
  { from = "2024-07-10", value = true, basis = "Thông lệ nhiều nơi", status = "assumed" },
}
parameter "gks_min_rating" { title = "Xếp loại tối thiểu để xét Giấy khen", type = one_of "rating",
  { from = "2024-07-10", value = "HTTNV", basis = "Theo mẫu tiêu chuẩn của Thông tư 01/2024/TT-BXD", status = "assumed" },
}
parameter "leader_unit_rating" { title = "Xếp loại tối thiểu của đơn vị để người đứng đầu được khen",
  type = one_of "rating",
  { from = "2024-07-10", value = "HTTNV", basis = rule "Điều 4", status = "assumed" },
}
parameter "certificate_beside_cstdcs" { title = "Được Giấy khen cùng năm với CSTĐ cơ sở", type = flag,
  { from = "2024-07-10", value = true, basis = "Bộ Nội vụ không trả lời dứt khoát", status = "assumed" },
}
parameter "former_unit_remark_months" {
  title = "Số tháng ở đơn vị cũ phải có nhận xét", unit = "tháng", range = { 0, 12 },
  { from = "2024-07-10", value = 6, basis = "Như Thông tư 01/2024/TT-UBDT", status = "assumed" },
}
