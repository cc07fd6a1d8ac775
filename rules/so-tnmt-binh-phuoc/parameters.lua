-- SPDX-License-Identifier: Apache-2.0
-- Chỉ tiêu và cách hiểu của Sở. Kế hoạch năm 2024 không nêu con số nào ("theo quy định … trên địa bàn tỉnh"),
-- bản công khai của Quyết định 15/2024 cũng không: tất cả là giả định để chạy thử, sửa lại khi có văn bản.

local rule = source "qd-15-2024"
local plan = source "ke-hoach-2024"

-- Những tham số dạng con số có một giá trị từ ngày Quyết định 15/2024 có hiệu lực.
local function assumed(id, title, unit, range, value, basis)
  parameter(id) { title = title, unit = unit, range = range,
    { from = "2024-07-10", value = value, basis = basis, status = "assumed" },
  }
end

local quota_basis = rule "chỉ tiêu chưa đối chiếu"

-- Bằng khen UBND tỉnh -------------------------------------------------------------------------------------------------
assumed("bkt_person_seats", "Số Bằng khen cho cá nhân", "người", { 0, 100 }, 6, quota_basis)
assumed("bkt_unit_seats", "Số Bằng khen cho tập thể", "tập thể", { 0, 50 }, 3, quota_basis)
assumed("bkt_per_unit", "Số Bằng khen cá nhân tối đa của một đơn vị", "người", { 1, 100 }, 2, quota_basis)
assumed("bkt_branch_max", "Số Bằng khen tập thể tối đa cho các chi nhánh", "tập thể", { 0, 50 }, 2, quota_basis)

-- Giấy khen Giám đốc Sở -----------------------------------------------------------------------------------------------
assumed("gks_person_seats", "Số Giấy khen cho cá nhân", "người", { 0, 400 }, 30, quota_basis)
assumed("gks_unit_seats", "Số Giấy khen cho tập thể", "tập thể", { 0, 50 }, 8, quota_basis)
assumed("gks_unit_share", "Giấy khen tối đa so với số người của đơn vị", "%", { 0, 100 }, 15, quota_basis)

-- Chiến sĩ thi đua cơ sở: mức 15 % của Nghị định 91/2017 không còn trong Luật 2022 nhưng nhiều nơi vẫn giữ.
-- Đặt 100 để bỏ giới hạn.
assumed("cstdcs_unit_share", "CSTĐ cơ sở tối đa so với LĐTT của đơn vị", "%", { 0, 100 }, 15,
  "Như Nghị định 91/2017/NĐ-CP Điều 9 (đã hết hiệu lực)")
assumed("cstdcs_department_share", "CSTĐ cơ sở tối đa so với LĐTT toàn Sở", "%", { 0, 100 }, 100,
  "Không giới hạn thêm")

-- Ưu tiên ---------------------------------------------------------------------------------------------------------------
assumed("direct_worker_share", "Tỷ lệ người lao động trực tiếp tối thiểu", "%", { 0, 100 }, 60, plan "mục II.2")
assumed("advisory_seats", "Số suất giữ cho người trực tiếp tham mưu", "người", { 0, 50 }, 1, plan "mục II.3")
assumed("leader_share", "Tỷ lệ lãnh đạo tối đa", "%", { 0, 100 }, 40, quota_basis)
assumed("small_share", "Tỷ lệ tập thể nhỏ tối thiểu", "%", { 0, 100 }, 50, plan "mục II.2, II.3")
assumed("small_collective_max", "Số người tối đa của tập thể nhỏ", "người", { 1, 100 }, 15,
  "Dùng khi xét theo số người")

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
assumed("former_unit_remark_months", "Số tháng ở đơn vị cũ phải có nhận xét", "tháng", { 0, 12 }, 6,
  "Như Thông tư 01/2024/TT-UBDT")
