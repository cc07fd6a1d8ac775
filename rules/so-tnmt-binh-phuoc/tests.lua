-- SPDX-License-Identifier: Apache-2.0
-- Các ví dụ về phần của Sở: người đứng đầu, đường đi hồ sơ, tập thể nhỏ, suất dành riêng, ưu tiên nữ.

local function with(defaults, changes)
  local made = {}
  for key, value in pairs(defaults) do made[key] = value end
  for key, value in pairs(changes) do made[key] = value end
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

local function session()
  return {
    year = 2024, date = "2024-12-10", law_as_of = "2024-12-10", decision_date = "2024-12-20",
    council_total = 13, council_present = 13,
  }
end

local function proposal(changes)
  return with({
    nominating_unit = "A", reward_type = "phong_trao", standard = "a", movement_level = "tinh", outstanding = true,
    council_for = 13, unit_for = 6, unit_total = 6, initiatives = {},
    papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "bien_ban_khen_thuong" },
  }, changes)
end

-- Đề nghị Bằng khen cho mọi người trong danh sách, mỗi người một thành tích riêng.
local function propose_all(award_id, people)
  local rows = {}
  for index, someone in ipairs(people) do
    rows[index] = proposal { award = award_id, person = someone.code, nominating_unit = someone.unit,
      achievement = "TT" .. index }
  end
  return rows
end

test "Người đứng đầu xuất sắc nhưng đơn vị chỉ hoàn thành nhiệm vụ: không được khen; đột xuất thì được" {
  round = session(),
  units = { unit_of { rating = { [2024] = "HTNV" } } },
  persons = {
    member { code = "P1", leader_class = 4, leads = "A", rating = { [2024] = "HTXSNV" } },
    member { code = "P2", leader_class = 4, leads = "A", rating = { [2024] = "HTXSNV" } },
    member { code = "P3", rating = { [2024] = "HTXSNV" } },
  },
  nominations = {
    proposal { award = "giay_khen_so_ca_nhan", person = "P1" },
    proposal { award = "giay_khen_so_ca_nhan", person = "P2", reward_type = "dot_xuat" },
    proposal { award = "giay_khen_so_ca_nhan", person = "P3" },
  },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "ineligible", because = "don_vi_phu_trach" },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible" },
  expect { "giay_khen_so_ca_nhan", of = "P3", verdict = "eligible" },
}

test "Chi nhánh gửi thẳng, không qua Văn phòng Đăng ký đất đai: chưa được đưa ra xét" {
  round = session(),
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

test "Chưa đăng ký thi đua: không được xét" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", registered = false } },
  nominations = propose_all("bang_khen_tinh_ca_nhan", { { code = "P1", unit = "A" } }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible", because = "dang_ky" },
}

test "Chuyển đến sau 7 tháng ở đơn vị cũ: phải có nhận xét của đơn vị cũ" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", former_unit_months = 7 }, member { code = "P2", former_unit_months = 5 } },
  nominations = propose_all("giay_khen_so_ca_nhan", { { code = "P1", unit = "A" }, { code = "P2", unit = "A" } }),
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "eligible", missing = { "nhan_xet_don_vi_cu" } },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible", missing = {} },
}

local six_units = family(6, function(i) return unit_of { code = "U" .. i } end)

-- 6 suất, trực tiếp từ 60 % = 3,6 → 4; lãnh đạo đến 40 % = 2,4 → 2.
local rivals = {
  member { code = "L1", unit = "U1", leader_class = 4, task_score = 99 },
  member { code = "L2", unit = "U2", leader_class = 4, task_score = 98 },
  member { code = "L3", unit = "U3", leader_class = 4, task_score = 97 },
  member { code = "T1", unit = "U1", task_score = 96 },
  member { code = "T2", unit = "U2", task_score = 95 },
  member { code = "T3", unit = "U3", task_score = 94, advisory_staff = true },
  member { code = "T4", unit = "U4", task_score = 93 },
}
test "6 Bằng khen, trực tiếp ít nhất 60 %: lãnh đạo thứ ba nhường chỗ cho người điểm thấp hơn" {
  round = session(), units = six_units, persons = rivals,
  nominations = propose_all("bang_khen_tinh_ca_nhan", rivals),
  expect { "bang_khen_tinh_ca_nhan", of = "L2", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "L3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "T4", outcome = "awarded" },
}

-- Bảy người trực tiếp, sáu suất: suất cuối giữa hai người ngang nhau, một nữ.
local function last_place(score_of_man)
  return family(7, function(i)
    if i == 6 then return member { code = "NAM", unit = "U5", task_score = score_of_man } end
    if i == 7 then return member { code = "NU", unit = "U6", gender = "nu", task_score = 80 } end
    return member { code = "P" .. i, unit = "U" .. (i <= 4 and i or 1), task_score = 90 + i,
      advisory_staff = i == 1 }
  end)
end
local equal, unequal = last_place(80), last_place(80.5)

test "Hai người ngang nhau: nữ được ưu tiên" {
  round = session(), units = six_units, persons = equal,
  nominations = propose_all("bang_khen_tinh_ca_nhan", equal),
  expect { "bang_khen_tinh_ca_nhan", of = "NU", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "NAM", outcome = "not_awarded" },
}

-- Hai người đều nam, mọi điều ngang nhau: máy không chọn thay Hội đồng.
local both_men = last_place(80)
both_men[7] = member { code = "NAM2", unit = "U6", task_score = 80 }
test "Hai người ngang nhau, không điều gì phân biệt: để Hội đồng quyết" {
  round = session(), units = six_units, persons = both_men,
  nominations = propose_all("bang_khen_tinh_ca_nhan", both_men),
  expect { "bang_khen_tinh_ca_nhan", of = "NAM", outcome = "contested", rank = 6 },
  expect { "bang_khen_tinh_ca_nhan", of = "NAM2", outcome = "contested", rank = 6 },
}

test "Điểm khác nhau: ưu tiên nữ không có tác dụng" {
  round = session(), units = six_units, persons = unequal,
  nominations = propose_all("bang_khen_tinh_ca_nhan", unequal),
  expect { "bang_khen_tinh_ca_nhan", of = "NAM", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "NU", outcome = "not_awarded" },
}

test "Chi nhánh là tập thể nhỏ, Văn phòng Đăng ký đất đai thì không: suất dành riêng cho tập thể nhỏ" {
  round = session(),
  units = family(5, function(i)
    return unit_of { code = "U" .. i, kind = i <= 3 and "don_vi" or "chi_nhanh", task_score = 100 - i }
  end),
  persons = { member { code = "P1", unit = "U1" } },
  nominations = family(5, function(i)
    return proposal { award = "bang_khen_tinh_tap_the", unit = "U" .. i, nominating_unit = "U" .. i }
  end),
  expect { "bang_khen_tinh_tap_the", of = "U1", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U2", outcome = "not_awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U5", outcome = "awarded" },
}

-- 10 LĐTT × 15 % = 1,5 → 1 suất; bỏ giới hạn (100 %) thì cả hai cùng được.
local function ten_people()
  return family(10, function(i)
    return member { code = "P" .. i, task_score = 80 + i, rating = { [2024] = i >= 9 and "HTXSNV" or "HTTNV" } }
  end)
end
local two_proposals = {
  proposal { award = "chien_si_thi_dua_co_so", person = "P9" },
  proposal { award = "chien_si_thi_dua_co_so", person = "P10" },
}
test "CSTĐ cơ sở không quá 15 % số LĐTT của đơn vị, làm tròn xuống" {
  round = session(), units = { unit_of {} }, persons = ten_people(), nominations = two_proposals,
  expect { "chien_si_thi_dua_co_so", of = "P10", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P9", outcome = "not_awarded" },
}
test "Bỏ giới hạn 15 %: cả hai được Chiến sĩ thi đua cơ sở" {
  round = session(), units = { unit_of {} }, persons = ten_people(), nominations = two_proposals,
  parameters = { cstdcs_unit_share = 100 },
  expect { "chien_si_thi_dua_co_so", of = "P9", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P10", outcome = "awarded" },
}
