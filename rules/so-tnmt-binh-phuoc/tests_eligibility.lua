-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về điều kiện của Sở: đăng ký thi đua, người đứng đầu, đường đi của hồ sơ, tiêu chuẩn Giấy khen.

local function with(defaults, changes)
  local made = {}
  for key, value in pairs(defaults) do made[key] = value end
  for key, value in pairs(changes or {}) do made[key] = value end
  return made
end

local function member(changes)
  return with({
    name = "Người thử", unit = "A", gender = "nam", labour = "cong_chuc", exemplary = true, registered = true,
    leader_class = 5, task_score = 85, rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTTNV" },
    honours = {}, initiatives = {}, studies = {}, disciplines = {}, holds = {}, leave = {}, trainings = {},
    employment = { { kind = "cong_chuc", from = "2015-03-01" } },
  }, changes)
end

local function unit_of(changes)
  return with({
    code = "A", name = "Phòng thử", kind = "phong", headcount = 6, task_score = 85,
    movement = true, united = true, welfare = true,
    rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTTNV" },
    annual_papers = { "to_trinh", "bien_ban_binh_xet" }, honours = {}, holds = {},
  }, changes)
end

local session = {
  year = 2024, date = "2024-12-10", law_as_of = "2024-12-10", decision_date = "2024-12-20",
  council_total = 13, council_present = 13,
}

local function proposal(changes)
  return with({
    nominating_unit = "A", reward_type = "phong_trao", standard = "a", movement_level = "tinh", outstanding = true,
    council_for = 13, unit_for = 6, unit_total = 6, initiatives = {},
    papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "bien_ban_khen_thuong" },
  }, changes)
end

local function certificate(person, changes)
  return proposal(with({ award = "giay_khen_so_ca_nhan", person = person, achievement = "TT-" .. person }, changes))
end

local function unit_certificate(unit, changes)
  return proposal(with({ award = "giay_khen_so_tap_the", unit = unit, nominating_unit = unit,
    achievement = "TT-" .. unit }, changes))
end

-- Đăng ký thi đua ------------------------------------------------------------------------------------------------------------

test "Chưa đăng ký thi đua: không được xét Bằng khen, Chiến sĩ thi đua; không bắt buộc nữa thì được" {
  round = session, units = { unit_of {} },
  persons = { member { code = "P1", registered = false, rating = { [2024] = "HTXSNV" } } },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1" },
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible", because = "dang_ky" },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "ineligible", because = "dang_ky" },
}

test "Sở không bắt buộc đăng ký: người chưa đăng ký vẫn được xét" {
  round = session, parameters = { registration_required = false }, units = { unit_of {} },
  persons = { member { code = "P1", registered = false } },
  nominations = { proposal { award = "bang_khen_tinh_ca_nhan", person = "P1" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible" },
}

-- Người đứng đầu ----------------------------------------------------------------------------------------------------------------

test "Người đứng đầu xuất sắc nhưng đơn vị chỉ hoàn thành nhiệm vụ: không được khen; đột xuất thì được" {
  round = session,
  units = { unit_of { rating = { [2024] = "HTNV" } }, unit_of { code = "B" } },
  persons = {
    member { code = "P1", leader_class = 4, leads = "A", rating = { [2024] = "HTXSNV" } },
    member { code = "P2", leader_class = 4, leads = "A", rating = { [2024] = "HTXSNV" } },
    member { code = "P3", rating = { [2024] = "HTXSNV" } },
    member { code = "P4", unit = "B", leader_class = 4, leads = "B", rating = { [2024] = "HTXSNV" } },
  },
  nominations = {
    certificate("P1"), certificate("P2", { reward_type = "dot_xuat" }), certificate("P3"),
    certificate("P4", { nominating_unit = "B" }),
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "chien_si_thi_dua_co_so", person = "P4", nominating_unit = "B" },
  },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "ineligible", because = "don_vi_phu_trach" },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible" },
  expect { "giay_khen_so_ca_nhan", of = "P3", verdict = "eligible" },
  expect { "giay_khen_so_ca_nhan", of = "P4", verdict = "eligible" },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "ineligible", because = "don_vi_phu_trach" },
  expect { "chien_si_thi_dua_co_so", of = "P4", verdict = "eligible" },
}

-- Đường đi của hồ sơ ------------------------------------------------------------------------------------------------------------

test "Chi nhánh gửi thẳng, không qua Văn phòng Đăng ký đất đai: chưa được đưa ra xét" {
  round = session,
  units = {
    unit_of { code = "VPDK", kind = "don_vi", headcount = 40 },
    unit_of { code = "CN1", kind = "chi_nhanh", aggregator = "VPDK" },
    unit_of { code = "CN2", kind = "chi_nhanh", aggregator = "VPDK" },
  },
  persons = { member { code = "P1", unit = "CN1" }, member { code = "P2", unit = "CN2" } },
  nominations = {
    proposal { award = "bang_khen_tinh_tap_the", unit = "CN1", nominating_unit = "CN1", forwarded_by = "VPDK" },
    proposal { award = "bang_khen_tinh_tap_the", unit = "CN2", nominating_unit = "CN2", forwarded_by = "CN2" },
  },
  expect { "bang_khen_tinh_tap_the", of = "CN1", verdict = "eligible", approval = "carried" },
  expect { "bang_khen_tinh_tap_the", of = "CN2", verdict = "eligible", approval = "not_carried" },
}

test "Đề nghị người, tập thể của đơn vị khác: chưa được đưa ra xét cho đến khi chính đơn vị bình bầu" {
  round = session, units = { unit_of {}, unit_of { code = "B" } },
  persons = { member { code = "P1", rating = { [2024] = "HTXSNV" } }, member { code = "P2" } },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", nominating_unit = "B" },
    proposal { award = "chien_si_thi_dua_co_so", person = "P1", nominating_unit = "B" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P2" },
    proposal { award = "bang_khen_tinh_tap_the", unit = "A", nominating_unit = "B" },
    proposal { award = "tap_the_lao_dong_tien_tien", unit = "A", nominating_unit = "B" },
    proposal { award = "tap_the_lao_dong_tien_tien", unit = "B", nominating_unit = "B" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", approval = "not_carried" },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", approval = "not_carried" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "eligible", approval = "carried" },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", approval = "not_carried" },
  expect { "tap_the_lao_dong_tien_tien", of = "A", approval = "not_carried" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", approval = "carried" },
}

test "Chuyển đến sau từ 6 tháng ở đơn vị cũ: phải có nhận xét của đơn vị cũ; 5 tháng thì không" {
  round = session, units = { unit_of {} },
  persons = {
    member { code = "P1", former_unit_months = 6, rating = { [2024] = "HTXSNV" } },
    member { code = "P2", former_unit_months = 5, rating = { [2024] = "HTXSNV" } },
  },
  nominations = {
    certificate("P1"), certificate("P2"),
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "chien_si_thi_dua_co_so", person = "P2" },
  },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "eligible", missing = { "nhan_xet_don_vi_cu" } },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible", missing = {} },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", missing = { "nhan_xet_don_vi_cu" } },
  expect { "chien_si_thi_dua_co_so", of = "P2", verdict = "eligible", missing = {} },
}

test "Phong trào dành cho phòng, đơn vị trực thuộc và chi nhánh: Ban Giám đốc không phải một tập thể dự xét" {
  round = session,
  units = {
    unit_of { code = "P", kind = "phong" }, unit_of { code = "DV", kind = "don_vi" },
    unit_of { code = "CN", kind = "chi_nhanh" }, unit_of { code = "BGD", kind = "ban_giam_doc" },
  },
  nominations = { unit_certificate("P"), unit_certificate("DV"), unit_certificate("CN"), unit_certificate("BGD") },
  expect { "giay_khen_so_tap_the", of = "P", verdict = "eligible" },
  expect { "giay_khen_so_tap_the", of = "DV", verdict = "eligible" },
  expect { "giay_khen_so_tap_the", of = "CN", verdict = "eligible" },
  expect { "giay_khen_so_tap_the", of = "BGD", verdict = "ineligible", because = "pham_vi" },
  expect { "tap_the_lao_dong_tien_tien", of = "BGD", verdict = "ineligible", because = "pham_vi" },
}

-- Giấy khen ------------------------------------------------------------------------------------------------------------------------

test "Giấy khen phong trào: hoàn thành tốt và được bình xét; thiếu một trong hai, hoặc khen loại khác, thì không" {
  round = session, units = { unit_of {} },
  persons = {
    member { code = "P1" }, member { code = "P2", rating = { [2024] = "HTNV" } }, member { code = "P3" },
    member { code = "P4" },
  },
  nominations = {
    certificate("P1"), certificate("P2"), certificate("P3", { outstanding = false }),
    certificate("P4", { reward_type = "cong_hien" }),
  },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "eligible", standards = { "phong_trao" } },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "ineligible", because = "phong_trao" },
  expect { "giay_khen_so_ca_nhan", of = "P3", verdict = "ineligible", because = "phong_trao" },
  expect { "giay_khen_so_ca_nhan", of = "P4", verdict = "ineligible" },
}

test "Giấy khen đột xuất: có thành tích đột xuất thì được, không nhìn xếp loại" {
  round = session, units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2024] = "HTNV" } }, member { code = "P2" } },
  nominations = {
    certificate("P1", { reward_type = "dot_xuat" }),
    certificate("P2", { reward_type = "dot_xuat", outstanding = false }),
  },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "eligible", standards = { "dot_xuat" } },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "ineligible", because = "dot_xuat" },
}

test "Giấy khen tập thể: phong trào đòi hoàn thành tốt và được bình xét" {
  round = session,
  units = { unit_of {}, unit_of { code = "B", rating = { [2024] = "HTNV" } }, unit_of { code = "C" } },
  nominations = { unit_certificate("A"), unit_certificate("B"), unit_certificate("C", { outstanding = false }) },
  expect { "giay_khen_so_tap_the", of = "A", verdict = "eligible", standards = { "phong_trao" } },
  expect { "giay_khen_so_tap_the", of = "B", verdict = "ineligible", because = "phong_trao" },
  expect { "giay_khen_so_tap_the", of = "C", verdict = "ineligible", because = "phong_trao" },
}

test "Giấy khen tập thể đột xuất: có thành tích thì được, không nhìn xếp loại; khen quá trình cống hiến thì không" {
  round = session,
  units = { unit_of { rating = { [2024] = "HTNV" } }, unit_of { code = "B" }, unit_of { code = "C" } },
  nominations = {
    unit_certificate("A", { reward_type = "dot_xuat" }),
    unit_certificate("B", { reward_type = "dot_xuat", outstanding = false }),
    unit_certificate("C", { reward_type = "cong_hien" }),
  },
  expect { "giay_khen_so_tap_the", of = "A", verdict = "eligible", standards = { "dot_xuat" } },
  expect { "giay_khen_so_tap_the", of = "B", verdict = "ineligible", because = "dot_xuat" },
  expect { "giay_khen_so_tap_the", of = "C", verdict = "ineligible" },
}

-- P1 được CSTĐ cơ sở trong đợt này, P2 thì không; cả hai được đề nghị Giấy khen.
local beside = {
  persons = { member { code = "P1", rating = { [2024] = "HTXSNV" } }, member { code = "P2" } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" }, certificate("P1"), certificate("P2"),
  },
}

test "CSTĐ cơ sở vẫn được xét Giấy khen cùng năm" {
  round = session, units = { unit_of {} }, persons = beside.persons, nominations = beside.nominations,
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "eligible" },
}

test "Sở không cho Giấy khen cùng năm với CSTĐ cơ sở: người đã là CSTĐ cơ sở thôi, người khác vẫn xét" {
  round = session, parameters = { certificate_beside_cstdcs = false }, units = { unit_of {} },
  persons = beside.persons, nominations = beside.nominations,
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "ineligible", because = "cung_nam_cstdcs" },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible" },
}

-- Đối chiếu quân số ------------------------------------------------------------------------------------------------------------------

test "Khai 6 người mà danh sách có 2 người đang làm việc: sai quân số; người đã nghỉ không tính" {
  round = session, units = { unit_of {}, unit_of { code = "B", headcount = 2 } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member { code = "P3", unit = "B" }, member { code = "P4", unit = "B" },
    member { code = "P5", unit = "B", employment = { { kind = "cong_chuc", from = "1990-01-01", to = "2024-05-31" } } },
  },
  expect { limit = "quan_so", of = "A", verdict = "broken" },
  expect { limit = "quan_so", of = "B", verdict = "kept" },
}
