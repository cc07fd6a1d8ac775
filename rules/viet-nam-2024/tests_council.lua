-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về phiếu của Hội đồng, hồ sơ, trùng thành tích và tiền thưởng.

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

-- Ai cũng đủ tiêu chuẩn Chiến sĩ thi đua cơ sở và cấp tỉnh: các ví dụ dưới đây chỉ khác nhau ở phiếu và hồ sơ.
local function fighter(code)
  return member { code = code, rating = { [2024] = "HTXSNV" },
    initiatives = { { level = "tinh", year = 2024, effective = true, applied = true, replicable = true, recognised = true } },
    honours = { { code = "CSTDCS", year = 2021 }, { code = "CSTDCS", year = 2022 }, { code = "CSTDCS", year = 2023 } } }
end

local fighters = { fighter("P1"), fighter("P2") }

-- Đề nghị hai người, người thứ nhất được `first` phiếu, người thứ hai `second` phiếu.
local function two_votes(award_id, first, second)
  return family(2, function(i)
    return proposal { award = award_id, person = "P" .. i, standard = "d", achievement = "TT" .. i,
      council_for = i == 1 and first or second }
  end)
end

-- Phiếu của Hội đồng -----------------------------------------------------------------------------------------------------------

test "CSTĐ cấp tỉnh, Hội đồng 13 người, cần 90 % tổng số: 12 phiếu được, 11 người có mặt đều tán thành vẫn chưa đủ" {
  round = session { council_present = 11 }, units = { unit_of {} }, persons = fighters,
  nominations = two_votes("chien_si_thi_dua_tinh", 12, 11),
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible", approval = "carried" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "eligible", approval = "not_carried" },
}

test "CSTĐ cơ sở, Hội đồng 13 người, cần 80 %: 11 phiếu được, 10 phiếu chưa" {
  round = session(), units = { unit_of {} }, persons = fighters,
  nominations = two_votes("chien_si_thi_dua_co_so", 11, 10),
  expect { "chien_si_thi_dua_co_so", of = "P1", approval = "carried", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P2", approval = "not_carried", outcome = "not_competing" },
}

test "Bằng khen, Hội đồng 13 người, cần 80 %: 11 phiếu được, 10 phiếu chưa" {
  round = session(), units = { unit_of {} }, persons = fighters,
  nominations = two_votes("bang_khen_tinh_ca_nhan", 11, 10),
  expect { "bang_khen_tinh_ca_nhan", of = "P1", approval = "carried" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", approval = "not_carried" },
}

test "Tập thể lao động xuất sắc, Hội đồng 13 người, cần 80 %: 11 phiếu được, 10 phiếu chưa" {
  round = session(), units = { unit_of {}, unit_of { code = "B" } },
  nominations = {
    proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A", council_for = 11 },
    proposal { award = "tap_the_lao_dong_xuat_sac", unit = "B", nominating_unit = "B", council_for = 10 },
  },
  expect { "tap_the_lao_dong_xuat_sac", of = "A", approval = "carried" },
  expect { "tap_the_lao_dong_xuat_sac", of = "B", approval = "not_carried" },
}

test "Chưa bỏ phiếu thì chưa được thông qua, nhưng cũng không phải là bị bác" {
  round = session(), units = { unit_of {} }, persons = { fighter("P1") },
  nominations = { with(two_votes("chien_si_thi_dua_co_so", 0, 0)[1], { council_for = "" }) },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", approval = "not_taken", outcome = "not_competing" },
}

test "Hội đồng 13 người có mặt 9: đủ số để họp" {
  round = session { council_present = 9 }, units = { unit_of {} }, persons = fighters,
  nominations = two_votes("chien_si_thi_dua_co_so", 11, 13),
  expect { "chien_si_thi_dua_co_so", of = "P1", approval = "carried" },
}

test "Hội đồng 13 người chỉ có mặt 8: không đủ số để họp, phiếu nào cũng chưa được tính" {
  round = session { council_present = 8 }, units = { unit_of {} }, persons = fighters,
  nominations = two_votes("chien_si_thi_dua_co_so", 11, 13),
  expect { "chien_si_thi_dua_co_so", of = "P1", approval = "not_carried" },
  expect { "chien_si_thi_dua_co_so", of = "P2", approval = "not_carried" },
}

test "Nếu tỷ lệ tính trên số có mặt: 10 người họp, 8 phiếu là đủ 80 %" {
  round = session { council_present = 10 }, parameters = { vote_base = "co_mat" }, units = { unit_of {} },
  persons = fighters, nominations = two_votes("chien_si_thi_dua_co_so", 8, 7),
  expect { "chien_si_thi_dua_co_so", of = "P1", approval = "carried" },
  expect { "chien_si_thi_dua_co_so", of = "P2", approval = "not_carried" },
}

-- Hồ sơ --------------------------------------------------------------------------------------------------------------------------

test "Thiếu biên bản: đủ tiêu chuẩn nhưng hồ sơ chưa đủ" {
  round = session(), units = { unit_of {} }, persons = { member { code = "P1", rating = { [2024] = "HTXSNV" } } },
  nominations = { proposal { award = "chien_si_thi_dua_co_so", person = "P1", papers = { "to_trinh", "bao_cao" } } },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", missing = { "bien_ban_binh_xet" },
    outcome = "not_competing" },
}

-- Xuất sắc, không có sáng kiến: đường "xuất sắc" không đòi chứng nhận sáng kiến.
local by_rating = {
  persons = { member { code = "P1", rating = { [2024] = "HTXSNV" } } },
  nominations = { proposal { award = "chien_si_thi_dua_co_so", person = "P1",
    papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet" } } },
}

test "CSTĐ cơ sở nhờ xếp loại xuất sắc: không phải nộp chứng nhận sáng kiến" {
  round = session(), units = { unit_of {} }, persons = by_rating.persons, nominations = by_rating.nominations,
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", missing = {}, outcome = "awarded" },
}

test "Nếu cách hiểu chặt hơn: CSTĐ cơ sở nhờ xếp loại xuất sắc cũng phải nộp chứng nhận sáng kiến" {
  round = session(), parameters = { certificate_for_rating_route = true },
  units = { unit_of {} }, persons = by_rating.persons, nominations = by_rating.nominations,
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", missing = { "chung_nhan_sang_kien" },
    outcome = "not_competing" },
}

-- Trùng thành tích -----------------------------------------------------------------------------------------------------------------

test "Một thành tích đề nghị cả Bằng khen và Giấy khen: Bằng khen trước, Giấy khen bị loại" {
  round = session(), units = { unit_of {} }, persons = { member { code = "P1" } },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "a", movement_level = "tinh",
      achievement = "TT1" },
    proposal { award = "giay_khen_so_ca_nhan", person = "P1", achievement = "TT1" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P1", outcome = "excluded" },
}

test "Thành tích đã được khen ở lần trước: không khen lại; thành tích khác thì khen" {
  round = session(), units = { unit_of { honours = { { code = "GKS", year = 2024, achievement = "TT1" } } } },
  persons = {
    member { code = "P1", honours = { { code = "GKS", year = 2024, achievement = "TT1" } } },
    member { code = "P2", honours = { { code = "GKS", year = 2024, achievement = "TT0" } } },
  },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "a", movement_level = "tinh",
      achievement = "TT1" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P2", standard = "a", movement_level = "tinh",
      achievement = "TT2" },
    proposal { award = "giay_khen_so_tap_the", unit = "A", achievement = "TT1" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", outcome = "excluded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "giay_khen_so_tap_the", of = "A", verdict = "eligible", outcome = "excluded" },
}

test "Khen thưởng lần trước đã bị hủy: thành tích ấy được xét lại" {
  round = session(),
  units = { unit_of { honours = { { code = "GKS", year = 2024, achievement = "TT1", cancelled = true } } } },
  persons = { member { code = "P1", honours = { { code = "GKS", year = 2024, achievement = "TT1", cancelled = true } } } },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "a", movement_level = "tinh",
      achievement = "TT1" },
    proposal { award = "giay_khen_so_tap_the", unit = "A", achievement = "TT1" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", outcome = "awarded" },
  expect { "giay_khen_so_tap_the", of = "A", outcome = "awarded" },
}

test "Nếu mỗi sáng kiến chỉ dùng một lần: đã dùng cho CSTĐ cơ sở thì không dùng cho Bằng khen" {
  round = session(), parameters = { initiative_reuse = "once" }, units = { unit_of {} }, persons = { fighter("P1") },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1", initiatives = { "SK1" } },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1",
      initiatives = { "SK1", "SK2" } },
  },
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", outcome = "excluded" },
}

-- Tiền thưởng ------------------------------------------------------------------------------------------------------------------------

test "Giấy khen quyết định 30/6/2024 theo lương cơ sở 1,8 triệu" {
  round = session { decision_date = "2024-06-30" }, units = { unit_of {} }, persons = { member { code = "P1" } },
  nominations = { proposal { award = "giay_khen_so_ca_nhan", person = "P1", achievement = "TT1" } },
  expect { "giay_khen_so_ca_nhan", of = "P1", outcome = "awarded", bonus = 540000 },
}

test "Giấy khen quyết định 01/7/2024 theo lương cơ sở 2,34 triệu, tròn lên chục nghìn" {
  round = session { decision_date = "2024-07-01" }, units = { unit_of {} }, persons = { member { code = "P1" } },
  nominations = { proposal { award = "giay_khen_so_ca_nhan", person = "P1", achievement = "TT1" } },
  expect { "giay_khen_so_ca_nhan", of = "P1", outcome = "awarded", bonus = 710000 },
}

test "Giấy khen 702.000 đồng: làm tròn đến chục nghìn gần nhất là 700.000" {
  round = session(), parameters = { bonus_rounding = "nearest_10k" }, units = { unit_of {} },
  persons = { member { code = "P1" } },
  nominations = { proposal { award = "giay_khen_so_ca_nhan", person = "P1", achievement = "TT1" } },
  expect { "giay_khen_so_ca_nhan", of = "P1", bonus = 700000 },
}
