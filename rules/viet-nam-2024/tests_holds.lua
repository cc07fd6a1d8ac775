-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về tạm dừng xét, kỷ luật và các giới hạn đối chiếu hồ sơ (xếp loại xuất sắc quá tỷ lệ, danh hiệu ghi sai năm …).

-- Hồ sơ mẫu: một người, một đơn vị không có gì đặc biệt. Mỗi ví dụ chỉ nêu điều làm nó khác đi.
local function with(defaults, changes)
  local made = {}
  for key, value in pairs(defaults) do made[key] = value end
  for key, value in pairs(changes or {}) do made[key] = value end
  return made
end

local function member(changes)
  return with({
    name = "Người thử", unit = "A", gender = "nam", labour = "cong_chuc", exemplary = true,
    rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTTNV" },
    honours = {}, initiatives = {}, studies = {}, disciplines = {}, holds = {}, leave = {}, trainings = {},
    employment = { { kind = "cong_chuc", from = "2015-03-01" } },
  }, changes)
end

local function unit_of(changes)
  return with({
    code = "A", name = "Phòng thử", movement = true, united = true, welfare = true,
    rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTTNV" },
    annual_papers = { "to_trinh", "bien_ban_binh_xet" }, honours = {}, holds = {},
  }, changes)
end

local function session(changes)
  return with({
    year = 2024, date = "2024-12-10", law_as_of = "2024-12-10", decision_date = "2024-12-20",
    council_total = 13, council_present = 13,
  }, changes)
end

-- Tạm dừng xét ---------------------------------------------------------------------------------------------------------------

test "Đang xác minh tố cáo: tạm dừng; đã kết luận trước ngày họp: xét bình thường" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", holds = { { kind = "khieu_nai", from = "2024-11-15" } } },
    member { code = "P2", holds = { { kind = "khieu_nai", from = "2024-11-15", to = "2024-11-20" } } },
    member { code = "P3" },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", held = true, outcome = "not_competing" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "eligible", held = false, outcome = "awarded" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible", held = false, outcome = "awarded" },
}

test "Thanh tra định kỳ không làm ai bị dừng; có dấu hiệu vi phạm, hoặc chưa rõ có hay không, thì dừng" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", holds = { { kind = "thanh_tra", signs = false, from = "2024-11-15" } } },
    member { code = "P2", holds = { { kind = "thanh_tra", signs = true, from = "2024-11-15" } } },
    member { code = "P3", holds = { { kind = "thanh_tra", from = "2024-11-15" } } },
    member { code = "P4", holds = { { kind = "khieu_nai", signs = false, from = "2024-11-15" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", held = false },
  expect { "lao_dong_tien_tien", of = "P2", held = true },
  expect { "lao_dong_tien_tien", of = "P3", held = true },
  expect { "lao_dong_tien_tien", of = "P4", held = true },
}

test "Vụ việc mở đúng ngày họp: dừng; mở từ hôm sau: chưa; kết luận đúng ngày họp: xét; hôm sau mới kết luận: còn dừng" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", holds = { { kind = "dieu_tra", from = "2024-12-10" } } },
    member { code = "P2", holds = { { kind = "dieu_tra", from = "2024-12-11" } } },
    member { code = "P3", holds = { { kind = "xem_xet_ky_luat", from = "2024-11-15", to = "2024-12-10" } } },
    member { code = "P4", holds = { { kind = "xem_xet_ky_luat", from = "2024-11-15", to = "2024-12-11" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", held = true },
  expect { "lao_dong_tien_tien", of = "P2", held = false },
  expect { "lao_dong_tien_tien", of = "P3", held = false },
  expect { "lao_dong_tien_tien", of = "P4", held = true },
}

test "Tập thể đang bị điều tra, thanh tra có dấu hiệu vi phạm: tạm dừng; thanh tra định kỳ, đã kết luận: xét" {
  round = session(),
  units = {
    unit_of { code = "A", holds = { { kind = "dieu_tra", from = "2024-11-15" } } },
    unit_of { code = "B", holds = { { kind = "dieu_tra", from = "2024-11-15", to = "2024-11-20" } } },
    unit_of { code = "C", holds = { { kind = "thanh_tra", signs = false, from = "2024-11-15" } } },
    unit_of { code = "D", holds = { { kind = "thanh_tra", signs = true, from = "2024-11-15" } } },
    unit_of { code = "E", holds = { { kind = "khieu_nai", signs = false, from = "2024-11-15" } } },
    unit_of { code = "G" },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", held = true },
  expect { "tap_the_lao_dong_tien_tien", of = "B", held = false },
  expect { "tap_the_lao_dong_tien_tien", of = "C", held = false },
  expect { "tap_the_lao_dong_tien_tien", of = "D", held = true },
  expect { "tap_the_lao_dong_tien_tien", of = "E", held = true },
  expect { "tap_the_lao_dong_tien_tien", of = "G", held = false },
}

test "Vụ việc của tập thể mở, kết luận quanh ngày họp: tính đến hết đúng ngày họp" {
  round = session(),
  units = {
    unit_of { code = "A", holds = { { kind = "dieu_tra", from = "2024-12-10" } } },
    unit_of { code = "B", holds = { { kind = "dieu_tra", from = "2024-12-11" } } },
    unit_of { code = "C", holds = { { kind = "dieu_tra", from = "2024-11-15", to = "2024-12-10" } } },
    unit_of { code = "D", holds = { { kind = "dieu_tra", from = "2024-11-15", to = "2024-12-11" } } },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", held = true },
  expect { "tap_the_lao_dong_tien_tien", of = "B", held = false },
  expect { "tap_the_lao_dong_tien_tien", of = "C", held = false },
  expect { "tap_the_lao_dong_tien_tien", of = "D", held = true },
}

-- Kỷ luật và xếp loại ----------------------------------------------------------------------------------------------------------

local function discipline(date, side, conduct)
  return { form = "khien_trach", side = side or "chinh_quyen", date = date, conduct = conduct or "VV1" }
end

test "Kỷ luật Đảng năm trước và kỷ luật chính quyền năm nay về một vụ việc: chỉ tính một lần" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", disciplines = { discipline("2023-11-10", "dang"), discipline("2024-01-15") } },
    member { code = "P2", disciplines = { discipline("2023-11-10", "dang"), discipline("2024-01-15", "chinh_quyen", "VV2") } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P1", verdict = "kept" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P2", verdict = "broken" },
}

test "Bị kỷ luật trong năm thì phải xếp loại không hoàn thành nhiệm vụ; xếp loại khác là hồ sơ có chỗ sai" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", disciplines = { discipline("2024-06-03") } },
    member { code = "P2", disciplines = { discipline("2024-06-03") }, rating = { [2024] = "KHTNV" } },
    member { code = "P3" },
    member { code = "P4", disciplines = { discipline("2023-06-05") } },
    member { code = "P5", disciplines = { discipline("2024-06-03") }, rating = { [2024] = "HTNV" } },
    member { code = "P6", disciplines = { discipline("2024-06-03") }, rating = {} },
  },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P1", verdict = "broken" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P2", verdict = "kept" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P3", verdict = "kept" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P4", verdict = "kept" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P5", verdict = "broken" },
  expect { limit = "xep_loai_khi_bi_ky_luat", of = "P6", verdict = "undetermined" },
}

-- Tỷ lệ hoàn thành xuất sắc --------------------------------------------------------------------------------------------------

-- Một nhóm công việc tương đồng: số người xuất sắc, hoàn thành tốt, hoàn thành nhiệm vụ.
local function rated(group, excellent, good, plain)
  return family(excellent + good + plain, function(i)
    local rating = i <= excellent and "HTXSNV" or i <= excellent + good and "HTTNV" or "HTNV"
    return member { code = group .. i, rating_group = group, rating = { [2024] = rating } }
  end)
end

local function both(first, second)
  local list = {}
  for _, people in ipairs { first, second } do
    for _, someone in ipairs(people) do list[#list + 1] = someone end
  end
  return list
end

local groups = { { code = "N1", name = "Chuyên viên" }, { code = "N2", name = "Đo đạc" } }

test "10 người hoàn thành tốt: 2 người xuất sắc là đúng 20 %, 3 người là vượt" {
  round = session(), units = { unit_of {} }, rating_groups = groups,
  persons = both(rated("N1", 2, 10, 3), rated("N2", 3, 10, 3)),
  expect { limit = "ty_le_htxsnv", of = "N1", verdict = "kept" },
  expect { limit = "ty_le_htxsnv", of = "N2", verdict = "broken" },
}

test "8 tốt, 2 xuất sắc: chỉ tính trên số hoàn thành tốt (1,6) thì vượt; 20 % của người hoàn thành nhiệm vụ không được cộng" {
  round = session(), units = { unit_of {} }, rating_groups = groups,
  persons = both(rated("N1", 2, 8, 0), rated("N2", 2, 5, 10)),
  expect { limit = "ty_le_htxsnv", of = "N1", verdict = "broken" },
  expect { limit = "ty_le_htxsnv", of = "N2", verdict = "broken" },
}

test "Tính 20 % trên số hoàn thành tốt trở lên: 8 tốt, 2 xuất sắc là vừa đủ; 7 tốt, 3 xuất sắc là vượt" {
  round = session(), parameters = { htxs_base = "httnv_tro_len" }, units = { unit_of {} }, rating_groups = groups,
  persons = both(rated("N1", 2, 8, 0), rated("N2", 3, 7, 5)),
  expect { limit = "ty_le_htxsnv", of = "N1", verdict = "kept" },
  expect { limit = "ty_le_htxsnv", of = "N2", verdict = "broken" },
}

-- Danh hiệu ghi sai năm -------------------------------------------------------------------------------------------------------

test "Danh hiệu ghi trước năm bắt đầu công tác: hồ sơ sai, chưa xét ai cho đến khi sửa; cùng năm thì được" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", honours = { { code = "LDTT", year = 2014 } } },
    member { code = "P2", honours = { { code = "LDTT", year = 2015 } } },
    member { code = "P3" },
  },
  expect { limit = "danh_hieu_truoc_khi_cong_tac", of = "P1", verdict = "broken" },
  expect { limit = "danh_hieu_truoc_khi_cong_tac", of = "P2", verdict = "kept" },
  expect { limit = "danh_hieu_truoc_khi_cong_tac", of = "P3", verdict = "kept" },
}
