-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về chỉ tiêu: tập thể nhỏ, suất dành riêng, giới hạn, thứ tự ưu tiên. Tỷ lệ trong từng ví dụ đặt cho dễ thấy.

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

-- Mỗi người một đơn vị, trừ khi nói khác; ai cũng được đề nghị, mỗi người một thành tích.
local function people_of(rows)
  local people = {}
  for i, changes in ipairs(rows) do
    people[i] = member(with({ code = "P" .. i, unit = "U" .. i, task_score = 99 - i }, changes))
  end
  return people
end

local function units_for(count) return family(count, function(i) return unit_of { code = "U" .. i } end) end

local function propose(award_id, people)
  local rows = {}
  for i, someone in ipairs(people) do
    rows[i] = proposal { award = award_id, person = someone.code, nominating_unit = someone.unit, achievement = "TT" .. i }
  end
  return rows
end

local leader, worker = { leader_class = 4 }, {}

-- Chiến sĩ thi đua cơ sở ------------------------------------------------------------------------------------------------------

-- Người đầu và người thứ hai xuất sắc và được đề nghị; điểm người đầu cao hơn.
local function unit_with_two(count, plain)
  return family(count, function(i)
    local rating = i <= 2 and "HTXSNV" or i > count - (plain or 0) and "HTNV" or "HTTNV"
    return member { code = "P" .. i, task_score = 100 - i, rating = { [2024] = rating } }
  end)
end
local two_proposals = {
  proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
  proposal { award = "chien_si_thi_dua_co_so", person = "P2" },
}

test "10 LĐTT × 15 % = 1,5, làm tròn xuống còn 1 CSTĐ cơ sở cho đơn vị" {
  round = session, units = { unit_of {} }, persons = unit_with_two(10), nominations = two_proposals,
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "not_awarded" },
}

test "Bỏ giới hạn 15 %: cả hai được; người chỉ hoàn thành nhiệm vụ không nằm trong số LĐTT" {
  round = session, units = { unit_of {} }, persons = unit_with_two(3, 1), nominations = two_proposals,
  parameters = { cstdcs_unit_share = 100 },
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "awarded" },
}

test "4 LĐTT × 50 % = 2: đủ hai CSTĐ cơ sở, không thiếu phần lẻ nào" {
  round = session, units = { unit_of {} }, persons = unit_with_two(4), nominations = two_proposals,
  parameters = { cstdcs_unit_share = 50 },
  expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "awarded" },
}

test "Đơn vị nhỏ 3 LĐTT × 15 % chưa tới 1: vẫn được 1 CSTĐ cơ sở" {
  round = session, units = { unit_of {} }, persons = unit_with_two(3), nominations = two_proposals,
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "not_awarded" },
}

test "Toàn Sở không quá 40 %: 7 LĐTT × 40 % = 2,8, được 2 CSTĐ cơ sở" {
  round = session, parameters = { cstdcs_unit_share = 100, cstdcs_department_share = 40 },
  units = { unit_of {} },
  persons = family(7, function(i)
    return member { code = "P" .. i, task_score = 100 - i, rating = { [2024] = i <= 3 and "HTXSNV" or "HTTNV" } }
  end),
  nominations = family(3, function(i) return proposal { award = "chien_si_thi_dua_co_so", person = "P" .. i } end),
  expect { "chien_si_thi_dua_co_so", of = "P2", outcome = "awarded" },
  expect { "chien_si_thi_dua_co_so", of = "P3", outcome = "not_awarded" },
}

-- Bằng khen cá nhân ------------------------------------------------------------------------------------------------------------

-- 6 suất, trực tiếp từ 60 % = 3,6 → 4; lãnh đạo đến 40 % = 2,4 → 2.
local rivals = people_of { leader, leader, leader, worker, worker, { advisory_staff = true }, worker }
test "6 Bằng khen, trực tiếp ít nhất 60 %: lãnh đạo thứ ba nhường chỗ cho người điểm thấp hơn" {
  round = session, units = units_for(7), persons = rivals, nominations = propose("bang_khen_tinh_ca_nhan", rivals),
  expect { "bang_khen_tinh_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P7", outcome = "awarded" },
}

test "Không dành suất cho người trực tiếp: riêng giới hạn 40 % vẫn chỉ cho 2 lãnh đạo trong 6 suất" {
  round = session, parameters = { direct_worker_share = 0 }, units = units_for(7), persons = rivals,
  nominations = propose("bang_khen_tinh_ca_nhan", rivals),
  expect { "bang_khen_tinh_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", outcome = "not_awarded" },
}

-- Không giới hạn lãnh đạo, chỉ còn suất dành riêng cho người trực tiếp.
local many = people_of { leader, leader, leader, leader, worker, worker, worker, worker, worker, { advisory_staff = true } }
test "5 Bằng khen × 60 % = đúng 3 suất trực tiếp: hai lãnh đạo được, người thứ ba nhường" {
  round = session, parameters = { bkt_person_seats = 5, leader_share = 100, advisory_seats = 0 },
  units = units_for(10), persons = many, nominations = propose("bang_khen_tinh_ca_nhan", many),
  expect { "bang_khen_tinh_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P7", outcome = "awarded" },
}
test "7 Bằng khen × 60 % = 4,2, làm tròn lên 5 suất trực tiếp" {
  round = session, parameters = { bkt_person_seats = 7, leader_share = 100, advisory_seats = 0 },
  units = units_for(10), persons = many, nominations = propose("bang_khen_tinh_ca_nhan", many),
  expect { "bang_khen_tinh_ca_nhan", of = "P3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P9", outcome = "awarded" },
}

local advisers = people_of { worker, worker, worker, worker, worker, worker,
  { advisory_staff = true }, { advisory_staff = true } }
test "Một suất giữ cho người trực tiếp tham mưu: người tham mưu hạng 7 được, người tham mưu hạng 8 thì không" {
  round = session, units = units_for(8), persons = advisers, nominations = propose("bang_khen_tinh_ca_nhan", advisers),
  expect { "bang_khen_tinh_ca_nhan", of = "P5", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P6", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P7", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P8", outcome = "not_awarded" },
}

local one_unit = people_of { { unit = "U1" }, { unit = "U1" }, { unit = "U1" }, { advisory_staff = true } }
test "Một đơn vị nhiều nhất 2 Bằng khen: người thứ ba của đơn vị không được dù còn suất" {
  round = session, units = units_for(4), persons = one_unit, nominations = propose("bang_khen_tinh_ca_nhan", one_unit),
  expect { "bang_khen_tinh_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", outcome = "awarded" },
}

-- Thứ tự ưu tiên ----------------------------------------------------------------------------------------------------------------

-- Năm người chắc suất; suất thứ sáu giữa hai người bằng điểm nhau, trừ khi nói khác.
local function last_place(first, second)
  local rows = { { advisory_staff = true }, worker, worker, worker, worker,
    with({ code = "X", task_score = 80 }, first), with({ code = "Y", task_score = 80 }, second) }
  return people_of(rows)
end

local equal = last_place({}, { gender = "nu" })
test "Hai người ngang nhau: nữ được ưu tiên" {
  round = session, units = units_for(7), persons = equal, nominations = propose("bang_khen_tinh_ca_nhan", equal),
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "not_awarded" },
}

local both_men = last_place({}, {})
test "Hai người ngang nhau, không điều gì phân biệt: để Hội đồng quyết" {
  round = session, units = units_for(7), persons = both_men, nominations = propose("bang_khen_tinh_ca_nhan", both_men),
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "contested", rank = 6 },
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "contested", rank = 6 },
}

local unequal = last_place({ task_score = 80.5 }, { gender = "nu" })
test "Điểm khác nhau: ưu tiên nữ không có tác dụng" {
  round = session, units = units_for(7), persons = unequal, nominations = propose("bang_khen_tinh_ca_nhan", unequal),
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "not_awarded" },
}

-- Người thứ hai trực tiếp, người thứ nhất lãnh đạo; không giữ suất nào, chỉ còn thứ tự.
local direct = last_place(leader, worker)
test "Bằng điểm: người lao động trực tiếp đứng trước lãnh đạo" {
  round = session, parameters = { direct_worker_share = 0 },
  units = units_for(7), persons = direct, nominations = propose("bang_khen_tinh_ca_nhan", direct),
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "awarded", rank = 6 },
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "not_awarded", rank = 7 },
}

local function praised(honour) return { honours = { with({ code = "GKS", year = 2024 }, honour) } } end

local sudden = last_place({}, praised { reward_type = "dot_xuat" })
test "Bằng điểm: người đã được khen đột xuất trong năm đứng trước" {
  round = session, units = units_for(7), persons = sudden, nominations = propose("bang_khen_tinh_ca_nhan", sudden),
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "not_awarded" },
}

local thematic = last_place(praised { reward_type = "cong_trang" }, praised { reward_type = "phong_trao" })
test "Khen phong trào chuyên đề trong năm được ưu tiên; khen công trạng thì không" {
  round = session, units = units_for(7), persons = thematic, nominations = propose("bang_khen_tinh_ca_nhan", thematic),
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "not_awarded" },
}

local bygone = last_place(praised { reward_type = "dot_xuat", year = 2023 },
  praised { reward_type = "dot_xuat", cancelled = true })
test "Khen đột xuất từ năm trước, hoặc đã bị hủy: không còn được ưu tiên" {
  round = session, units = units_for(7), persons = bygone, nominations = propose("bang_khen_tinh_ca_nhan", bygone),
  expect { "bang_khen_tinh_ca_nhan", of = "X", outcome = "contested" },
  expect { "bang_khen_tinh_ca_nhan", of = "Y", outcome = "contested" },
}

-- Tập thể nhỏ -------------------------------------------------------------------------------------------------------------------

local big = { kind = "don_vi", headcount = 40 }

-- Các tập thể theo điểm từ cao đến thấp, đều được đề nghị.
local function ranked(rows)
  local units = {}
  for i, changes in ipairs(rows) do
    units[i] = unit_of(with({ code = "U" .. i, task_score = 100 - i }, changes))
  end
  return units
end

local function propose_units(award_id, units)
  local rows = {}
  for i, unit in ipairs(units) do
    rows[i] = proposal { award = award_id, unit = unit.code, nominating_unit = unit.code, achievement = "TT" .. i }
  end
  return rows
end

-- Ba đơn vị lớn chiếm hết ba suất, trừ khi tập thể thứ tư là tập thể nhỏ: khi đó nó được một suất dành riêng.
local function after_three_big(fourth) return ranked { big, big, big, fourth } end

local office = after_three_big { kind = "phong" }
test "Phòng là tập thể nhỏ, đơn vị trực thuộc thì không: phòng được suất dành riêng" {
  round = session, units = office, nominations = propose_units("bang_khen_tinh_tap_the", office),
  expect { "bang_khen_tinh_tap_the", of = "U3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}

local branch = after_three_big { kind = "chi_nhanh", headcount = 40 }
test "Chi nhánh là tập thể nhỏ dù đông người, khi xét theo loại đơn vị" {
  round = session, units = branch, nominations = propose_units("bang_khen_tinh_tap_the", branch),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}
test "Xét theo số người: chi nhánh đông người không còn là tập thể nhỏ" {
  round = session, parameters = { small_test = "headcount" },
  units = branch, nominations = propose_units("bang_khen_tinh_tap_the", branch),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "not_awarded" },
}

local fifteen = after_three_big { kind = "don_vi", headcount = 15 }
test "Xét theo số người: 15 người là tập thể nhỏ" {
  round = session, parameters = { small_test = "headcount" },
  units = fifteen, nominations = propose_units("bang_khen_tinh_tap_the", fifteen),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}
test "Đơn vị trực thuộc 15 người: xét theo loại thì không nhỏ" {
  round = session, units = fifteen, nominations = propose_units("bang_khen_tinh_tap_the", fifteen),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "not_awarded" },
}

local sixteen = after_three_big { kind = "don_vi", headcount = 16 }
test "Xét theo số người: 16 người thì không nhỏ nữa" {
  round = session, parameters = { small_test = "headcount" },
  units = sixteen, nominations = propose_units("bang_khen_tinh_tap_the", sixteen),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "not_awarded" },
}

local confirmed = after_three_big { kind = "don_vi", headcount = 40, small_flag = true }
test "Xét theo xác nhận của Sở: đơn vị đông người được xác nhận thì là tập thể nhỏ" {
  round = session, parameters = { small_test = "flag" },
  units = confirmed, nominations = propose_units("bang_khen_tinh_tap_the", confirmed),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}
test "Xác nhận của Sở không có tác dụng khi xét theo loại đơn vị" {
  round = session, units = confirmed, nominations = propose_units("bang_khen_tinh_tap_the", confirmed),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "not_awarded" },
}
test "Xét theo xác nhận của Sở: phòng chưa được xác nhận thì không nhỏ" {
  round = session, parameters = { small_test = "flag" },
  units = office, nominations = propose_units("bang_khen_tinh_tap_the", office),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "not_awarded" },
}

-- "Một trong ba": mỗi cách nhận biết một mình cũng đủ.
local any_test = { small_test = "any" }
local crowded_branch = after_three_big { kind = "chi_nhanh", headcount = 40 }
test "Một trong ba cách: chi nhánh đông người là nhỏ nhờ loại đơn vị" {
  round = session, parameters = any_test, units = crowded_branch,
  nominations = propose_units("bang_khen_tinh_tap_the", crowded_branch),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}
test "Một trong ba cách: đơn vị trực thuộc 15 người là nhỏ nhờ số người" {
  round = session, parameters = any_test, units = fifteen,
  nominations = propose_units("bang_khen_tinh_tap_the", fifteen),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}
test "Một trong ba cách: đơn vị 40 người là nhỏ nhờ Sở xác nhận" {
  round = session, parameters = any_test, units = confirmed,
  nominations = propose_units("bang_khen_tinh_tap_the", confirmed),
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}

-- Bằng khen, Giấy khen tập thể ------------------------------------------------------------------------------------------------------

local offices = ranked { big, big, { kind = "phong" }, { kind = "phong" }, { kind = "phong" } }
test "4 Bằng khen tập thể × 50 % = đúng 2 suất cho tập thể nhỏ" {
  round = session, parameters = { bkt_unit_seats = 4 }, units = offices,
  nominations = propose_units("bang_khen_tinh_tap_the", offices),
  expect { "bang_khen_tinh_tap_the", of = "U2", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U5", outcome = "not_awarded" },
}
test "3 Bằng khen tập thể, tập thể nhỏ ít nhất 70 % = 2,1, làm tròn lên thành cả 3" {
  round = session, parameters = { small_share = 70 }, units = offices,
  nominations = propose_units("bang_khen_tinh_tap_the", offices),
  expect { "bang_khen_tinh_tap_the", of = "U1", outcome = "not_awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U5", outcome = "awarded" },
}

local branches = ranked { { kind = "chi_nhanh" }, { kind = "chi_nhanh" }, { kind = "chi_nhanh" }, { kind = "phong" } }
test "Các chi nhánh nhiều nhất 2 Bằng khen: chi nhánh thứ ba nhường cho phòng" {
  round = session, units = branches, nominations = propose_units("bang_khen_tinh_tap_the", branches),
  expect { "bang_khen_tinh_tap_the", of = "U2", outcome = "awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U3", outcome = "not_awarded" },
  expect { "bang_khen_tinh_tap_the", of = "U4", outcome = "awarded" },
}

test "Giấy khen tập thể 4 suất: đúng 2 suất cho tập thể nhỏ" {
  round = session, parameters = { gks_unit_seats = 4 }, units = offices,
  nominations = propose_units("giay_khen_so_tap_the", offices),
  expect { "giay_khen_so_tap_the", of = "U2", outcome = "awarded" },
  expect { "giay_khen_so_tap_the", of = "U4", outcome = "awarded" },
  expect { "giay_khen_so_tap_the", of = "U5", outcome = "not_awarded" },
}
test "Giấy khen tập thể 3 suất, tập thể nhỏ ít nhất 70 %: cả 3 suất cho tập thể nhỏ" {
  round = session, parameters = { gks_unit_seats = 3, small_share = 70 }, units = offices,
  nominations = propose_units("giay_khen_so_tap_the", offices),
  expect { "giay_khen_so_tap_the", of = "U1", outcome = "not_awarded" },
  expect { "giay_khen_so_tap_the", of = "U5", outcome = "awarded" },
}

-- Giấy khen cá nhân ------------------------------------------------------------------------------------------------------------------

local three = people_of { worker, worker, worker }
test "Hai Giấy khen cho ba người: người điểm thấp nhất không được" {
  round = session, parameters = { gks_person_seats = 2 }, units = units_for(3), persons = three,
  nominations = propose("giay_khen_so_ca_nhan", three),
  expect { "giay_khen_so_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P3", outcome = "not_awarded" },
}

test "5 Giấy khen × 60 % = đúng 3 suất trực tiếp" {
  round = session, parameters = { gks_person_seats = 5 }, units = units_for(10), persons = many,
  nominations = propose("giay_khen_so_ca_nhan", many),
  expect { "giay_khen_so_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P3", outcome = "not_awarded" },
}
test "7 Giấy khen × 60 % = 4,2, làm tròn lên 5 suất trực tiếp" {
  round = session, parameters = { gks_person_seats = 7 }, units = units_for(10), persons = many,
  nominations = propose("giay_khen_so_ca_nhan", many),
  expect { "giay_khen_so_ca_nhan", of = "P3", outcome = "not_awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P9", outcome = "awarded" },
}

-- Một đơn vị, mọi người đều được đề nghị Giấy khen.
local function crew(count)
  return people_of(family(count, function() return { unit = "U1" } end))
end
local crew_of_3, crew_of_4 = crew(3), crew(4)

test "Đơn vị 3 người × 15 % chưa tới 1: vẫn được 1 Giấy khen" {
  round = session, units = units_for(1), persons = crew_of_3, nominations = propose("giay_khen_so_ca_nhan", crew_of_3),
  expect { "giay_khen_so_ca_nhan", of = "P1", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P2", outcome = "not_awarded" },
}
test "Đơn vị 4 người × 50 % = 2 Giấy khen" {
  round = session, parameters = { gks_unit_share = 50 }, units = units_for(1), persons = crew_of_4,
  nominations = propose("giay_khen_so_ca_nhan", crew_of_4),
  expect { "giay_khen_so_ca_nhan", of = "P2", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P3", outcome = "not_awarded" },
}
test "Đơn vị 3 người × 65 % = 1,95, làm tròn xuống 1 Giấy khen" {
  round = session, parameters = { gks_unit_share = 65 }, units = units_for(1), persons = crew_of_3,
  nominations = propose("giay_khen_so_ca_nhan", crew_of_3),
  expect { "giay_khen_so_ca_nhan", of = "P1", outcome = "awarded" },
  expect { "giay_khen_so_ca_nhan", of = "P2", outcome = "not_awarded" },
}
