-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về Bằng khen của Chủ tịch UBND tỉnh (Điều 74) và Giấy khen của Giám đốc Sở (Điều 75).

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

local function proposal(changes)
  return with({
    nominating_unit = "A", reward_type = "phong_trao", outstanding = true, council_for = 13, initiatives = {},
    papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "bien_ban_khen_thuong", "chung_nhan_sang_kien",
      "nghiem_thu_de_tai" },
  }, changes)
end

local function idea(year, changes)
  return with({ level = "co_so", year = year, effective = true, applied = true, replicable = true, recognised = true },
    changes)
end

local function study(year, changes)
  return with({ level = "co_so", year = year, accepted = true, applied = true }, changes)
end

local function honours(code, ...)
  local list = {}
  for i, year in ipairs { ... } do list[i] = { code = code, year = year } end
  return list
end

local two_years = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" }
local three_years = { [2022] = "HTXSNV", [2023] = "HTXSNV", [2024] = "HTXSNV" }

-- Đề nghị Bằng khen cá nhân cho P1, P2 …, mỗi người một thành tích riêng.
local function propose(count, changes)
  return family(count, function(i)
    return proposal(with({ award = "bang_khen_tinh_ca_nhan", person = "P" .. i, achievement = "TT" .. i }, changes))
  end)
end

local function citation(person, changes)
  return proposal(with({ award = "bang_khen_tinh_ca_nhan", person = person, achievement = "TT-" .. person }, changes))
end

local function unit_citation(unit, changes)
  return proposal(with({ award = "bang_khen_tinh_tap_the", unit = unit, nominating_unit = unit,
    achievement = "TT-" .. unit }, changes))
end

-- Bằng khen cá nhân: điểm a, b, c, đ --------------------------------------------------------------------------------------------

test "Điểm a: phong trào do tỉnh hoặc bộ phát động; cơ quan tự phát động, hoặc không được bình xét, thì không" {
  round = session(), units = { unit_of {} },
  persons = family(4, function(i) return member { code = "P" .. i } end),
  nominations = {
    citation("P1", { standard = "a", movement_level = "tinh" }),
    citation("P2", { standard = "a", movement_level = "bo" }),
    citation("P3", { standard = "a", movement_level = "co_so" }),
    citation("P4", { standard = "a", movement_level = "tinh", outstanding = false }),
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "a" }, bonus = 3510000 },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "eligible", standards = { "a" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "a" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", verdict = "ineligible", because = "a" },
}

test "Điểm b: nhiều thành tích, ảnh hưởng trong một lĩnh vực; chỉ ảnh hưởng trong cơ quan thì không" {
  round = session(), units = { unit_of {} },
  persons = family(3, function(i) return member { code = "P" .. i } end),
  nominations = {
    citation("P1", { standard = "b", influence = "linh_vuc" }),
    citation("P2", { standard = "b", influence = "co_so" }),
    citation("P3", { standard = "b", influence = "linh_vuc", outstanding = false }),
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "b" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "b" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "b" },
}

test "Điểm c: có nhiều đóng góp cho xã hội, từ thiện; đề nghị theo điểm c mà không nổi bật thì không" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1" }, member { code = "P2" } },
  nominations = {
    citation("P1", { standard = "c" }),
    citation("P2", { standard = "c", outstanding = false }),
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "c" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "c" },
}

test "Điểm đ dành cho người lao động; công chức thì không, trừ khi Hội đồng hiểu rộng hơn" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", labour = "nld" }, member { code = "P2" }, member { code = "P3", labour = "nld" } },
  nominations = {
    citation("P1", { standard = "dd", influence = "co_so" }),
    citation("P2", { standard = "dd", influence = "co_so" }),
    citation("P3", { standard = "dd", influence = "co_so", outstanding = false }),
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "dd" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "dd" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "dd" },
}

test "Hội đồng cho công chức dùng điểm đ: công chức có nhiều thành tích được xét" {
  round = session(), parameters = { clause_dd_covers_officials = true }, units = { unit_of {} },
  persons = { member { code = "P1" } },
  nominations = { citation("P1", { standard = "dd", influence = "co_so" }) },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "dd" } },
}

test "Không gương mẫu chấp hành thì không được Bằng khen, Giấy khen dù thành tích nổi bật" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", exemplary = false }, member { code = "P2" } },
  nominations = {
    citation("P1", { standard = "a", movement_level = "tinh" }),
    proposal { award = "giay_khen_so_ca_nhan", person = "P1", achievement = "TT1" },
    proposal { award = "giay_khen_so_ca_nhan", person = "P2", achievement = "TT2" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible", because = "guong_mau" },
  expect { "giay_khen_so_ca_nhan", of = "P1", verdict = "ineligible", because = "guong_mau" },
  expect { "giay_khen_so_ca_nhan", of = "P2", verdict = "eligible" },
}

-- Bằng khen cá nhân, điểm d: 02 năm CSTĐ cơ sở ---------------------------------------------------------------------------------

test "CSTĐ cơ sở 2022, 2023: đủ 02 năm liên tục; 2021, 2023: chuỗi đứt; Lao động tiên tiến thì không tính" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", honours = honours("CSTDCS", 2022, 2023) },
    member { code = "P2", honours = honours("CSTDCS", 2021, 2023) },
    member { code = "P3", honours = honours("LDTT", 2022, 2023) },
  },
  nominations = propose(3, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_cstdcs" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_cstdcs" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_cstdcs" },
}

test "CSTĐ cơ sở 2022 đã bị hủy: chuỗi 2022 - 2023 không còn" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1",
    honours = { { code = "CSTDCS", year = 2022, cancelled = true }, { code = "CSTDCS", year = 2023 } } } },
  nominations = propose(1, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible" },
}

-- Bằng khen cá nhân, điểm d: 02 năm xuất sắc và 02 sáng kiến, đề tài ---------------------------------------------------------------

test "Xuất sắc 2023, 2024, mỗi năm một sáng kiến, CSTĐ cơ sở 2024: đủ Bằng khen (Bộ Nội vụ trả lời)" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = two_years, initiatives = { idea(2023), idea(2024) } } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    citation("P1", { standard = "d" }),
  },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible" },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_sang_kien" } },
}

test "Xuất sắc 2023, 2024 nhưng thiếu một sáng kiến, hoặc sáng kiến có từ trước chuỗi xuất sắc: chưa đủ" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = two_years, initiatives = { idea(2023), idea(2024, { recognised = false }) } },
    member { code = "P2", rating = two_years, initiatives = { idea(2022), idea(2024) } },
    member { code = "P3", rating = { [2022] = "HTXSNV", [2023] = "HTTNV", [2024] = "HTXSNV" },
      initiatives = { idea(2023), idea(2024) } },
  },
  nominations = propose(3, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible", because = "d_sang_kien" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_sang_kien" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_sang_kien" },
}

test "Xuất sắc ba năm liền: sáng kiến tìm trong cả ba năm, không lùi xa hơn" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = three_years, initiatives = { idea(2022), idea(2024) } },
    member { code = "P2", rating = three_years, initiatives = { idea(2022) } },
    member { code = "P3", rating = three_years, initiatives = { idea(2021), idea(2024) } },
    member { code = "P4", rating = three_years },
  },
  nominations = propose(4, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_sang_kien" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_sang_kien" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_sang_kien" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", verdict = "ineligible", because = "d_sang_kien" },
}

test "Đề tài tính như sáng kiến: xuất sắc 02 năm với 02 đề tài trong hai năm đó" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = two_years, studies = { study(2023), study(2024) } },
    member { code = "P2", rating = two_years, studies = { study(2022), study(2024) } },
    member { code = "P3", rating = { [2023] = "HTTNV", [2024] = "HTXSNV" }, studies = { study(2023), study(2024) } },
    member { code = "P4", rating = two_years, studies = { study(2024) } },
  },
  nominations = propose(4, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_de_tai" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_de_tai" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_de_tai" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", verdict = "ineligible", because = "d_de_tai" },
}

test "Xuất sắc ba năm liền: đề tài tìm trong cả ba năm, không lùi xa hơn" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = three_years, studies = { study(2022), study(2024) } },
    member { code = "P2", rating = three_years, studies = { study(2022) } },
    member { code = "P3", rating = three_years, studies = { study(2021), study(2024) } },
  },
  nominations = propose(3, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_de_tai" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_de_tai" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_de_tai" },
}

-- Xuất sắc hai năm hay ba năm, với một sáng kiến và một đề tài.
local mixed = {
  member { code = "P1", rating = two_years, initiatives = { idea(2023) }, studies = { study(2024) } },
  member { code = "P2", rating = three_years, initiatives = { idea(2022) }, studies = { study(2024) } },
  member { code = "P3", rating = two_years, initiatives = { idea(2023) } },
  member { code = "P4", rating = three_years, initiatives = { idea(2022) } },
  member { code = "P5", rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTXSNV" },
    initiatives = { idea(2023) }, studies = { study(2024) } },
}

test "Một sáng kiến và một đề tài: mặc định không cộng" {
  round = session(), units = { unit_of {} }, persons = mixed, nominations = propose(5, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible", because = "d_cong_gop" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_cong_gop" },
}

test "Hội đồng chấp nhận cộng: một sáng kiến và một đề tài trong những năm xuất sắc thì đủ" {
  round = session(), parameters = { mixed_works_count = true },
  units = { unit_of {} }, persons = mixed, nominations = propose(5, { standard = "d" }),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_cong_gop" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "eligible", standards = { "d_cong_gop" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "ineligible", because = "d_cong_gop" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", verdict = "ineligible", because = "d_cong_gop" },
  expect { "bang_khen_tinh_ca_nhan", of = "P5", verdict = "ineligible", because = "d_cong_gop" },
}

-- Bằng khen tập thể --------------------------------------------------------------------------------------------------------------

local function three_units(changes)
  return { unit_of(changes), unit_of(with({ code = "B" }, changes)), unit_of(with({ code = "C" }, changes)) }
end

test "Tập thể, điểm a: xuất sắc trong phong trào, không đòi cấp phát động" {
  round = session(), units = three_units(),
  nominations = {
    unit_citation("A", { standard = "a", movement_level = "co_so" }),
    unit_citation("B", { standard = "a", movement_level = "tinh", outstanding = false }),
  },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "a" }, bonus = 7020000 },
  expect { "bang_khen_tinh_tap_the", of = "B", verdict = "ineligible", because = "a" },
}

test "Tập thể, điểm b: thành tích đột xuất ảnh hưởng trong một lĩnh vực; chỉ trong cơ quan thì không" {
  round = session(), units = three_units(),
  nominations = {
    unit_citation("A", { standard = "b", influence = "linh_vuc" }),
    unit_citation("B", { standard = "b", influence = "co_so" }),
    unit_citation("C", { standard = "b", influence = "linh_vuc", outstanding = false }),
  },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "b" } },
  expect { "bang_khen_tinh_tap_the", of = "B", verdict = "ineligible", because = "b" },
  expect { "bang_khen_tinh_tap_the", of = "C", verdict = "ineligible", because = "b" },
}

test "Tập thể, điểm c: có nhiều đóng góp; nội bộ mất đoàn kết thì không được dù có đóng góp" {
  round = session(), units = { unit_of {}, unit_of { code = "B" }, unit_of { code = "C", united = false } },
  nominations = {
    unit_citation("A", { standard = "c" }),
    unit_citation("B", { standard = "c", outstanding = false }),
    unit_citation("C", { standard = "c" }),
  },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "c" } },
  expect { "bang_khen_tinh_tap_the", of = "B", verdict = "ineligible", because = "c" },
  expect { "bang_khen_tinh_tap_the", of = "C", verdict = "ineligible", because = "doan_ket" },
}

test "Tập thể hoàn thành xuất sắc 02 năm liên tục: đủ Bằng khen; một năm, hoặc thiếu dân chủ cơ sở: không" {
  round = session(),
  units = {
    unit_of { rating = two_years },
    unit_of { code = "B", rating = { [2022] = "HTXSNV", [2023] = "HTTNV", [2024] = "HTXSNV" } },
    unit_of { code = "C", rating = two_years, welfare = false },
  },
  nominations = {
    unit_citation("A", { standard = "d" }), unit_citation("B", { standard = "d" }),
    unit_citation("C", { standard = "d" }),
  },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "d" } },
  expect { "bang_khen_tinh_tap_the", of = "B", verdict = "ineligible", because = "d" },
  expect { "bang_khen_tinh_tap_the", of = "C", verdict = "ineligible", because = "d" },
}

test "Tập thể lao động xuất sắc 2022, 2023: đủ; danh hiệu đã bị hủy, hoặc mới là tiên tiến: không" {
  round = session(),
  units = {
    unit_of { honours = honours("TTLDXS", 2022, 2023) },
    unit_of { code = "B",
      honours = { { code = "TTLDXS", year = 2022, cancelled = true }, { code = "TTLDXS", year = 2023 } } },
    unit_of { code = "C", honours = honours("TTLDTT", 2022, 2023) },
  },
  nominations = {
    unit_citation("A", { standard = "d" }), unit_citation("B", { standard = "d" }),
    unit_citation("C", { standard = "d" }),
  },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "d" } },
  expect { "bang_khen_tinh_tap_the", of = "B", verdict = "ineligible", because = "d" },
  expect { "bang_khen_tinh_tap_the", of = "C", verdict = "ineligible", because = "d" },
}

-- Tập thể A được TTLĐXS năm 2023 và trong đợt này; P1 là Chiến sĩ thi đua cơ sở của tập thể.
local second_year = {
  units = { unit_of { rating = { [2022] = "HTTNV", [2023] = "HTTNV", [2024] = "HTXSNV" },
    honours = honours("TTLDXS", 2023) } },
  persons = { member { code = "P1", rating = two_years } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A" },
    unit_citation("A", { standard = "d" }),
  },
}

test "TTLĐXS 2023 và danh hiệu của chính năm 2024: đủ 02 năm liên tục" {
  round = session(), units = second_year.units, persons = second_year.persons, nominations = second_year.nominations,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible", standards = { "d" } },
}

test "TTLĐXS 2023 và 2024 nhưng Hội đồng không tính năm đang xét: mới một năm" {
  round = session(), parameters = { own_year_counts = false },
  units = second_year.units, persons = second_year.persons, nominations = second_year.nominations,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "ineligible", because = "d" },
}

-- Giấy khen tập thể ----------------------------------------------------------------------------------------------------------------

test "Giấy khen tập thể: nội bộ đoàn kết thì xét, mất đoàn kết thì không" {
  round = session(), units = { unit_of {}, unit_of { code = "B", united = false } },
  nominations = {
    proposal { award = "giay_khen_so_tap_the", unit = "A", achievement = "TT1" },
    proposal { award = "giay_khen_so_tap_the", unit = "B", nominating_unit = "B", achievement = "TT2" },
  },
  expect { "giay_khen_so_tap_the", of = "A", verdict = "eligible", bonus = 1410000 },
  expect { "giay_khen_so_tap_the", of = "B", verdict = "ineligible", because = "doan_ket" },
}
