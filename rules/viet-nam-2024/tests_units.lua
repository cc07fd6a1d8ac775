-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về danh hiệu tập thể: Tập thể lao động tiên tiến, Tập thể lao động xuất sắc, và ai nằm trong mẫu số 70 %.

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

-- Một tập thể có `good` người hoàn thành tốt trong `count` người, còn lại hoàn thành nhiệm vụ; người cuối có thể khác.
local function staff(count, good, last)
  return family(count, function(i)
    local changes = { code = "P" .. i, rating = { [2024] = i <= good and "HTTNV" or "HTNV" } }
    return member(i == count and with(changes, last) or changes)
  end)
end

-- Tập thể lao động tiên tiến -------------------------------------------------------------------------------------------------

test "Đơn vị 9 người, 6 LĐTT: chưa đạt 70 % (cần 7)" {
  round = session(), units = { unit_of {} }, persons = staff(9, 6),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
}

test "Đơn vị 9 người, 7 LĐTT: đạt 70 %" {
  round = session(), units = { unit_of {} }, persons = staff(9, 7),
  nominations = { proposal { award = "tap_the_lao_dong_tien_tien", unit = "A" } },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible", outcome = "awarded", bonus = 1880000 },
}

test "Đơn vị 9 người, 6 LĐTT, một người chưa có xếp loại: chưa kết luận được" {
  round = session(), units = { unit_of {} }, persons = staff(9, 6, { rating = {} }),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "undetermined", because = "ty_le_ldtt",
    missing_facts = { "person[P9].rating[2024]" } },
  expect { "lao_dong_tien_tien", of = "P9", verdict = "undetermined", missing_facts = { "person.rating[2024]" } },
}

test "Đủ 70 % nhưng tập thể chỉ hoàn thành nhiệm vụ, phong trào yếu hoặc mất đoàn kết: không được TTLĐTT" {
  round = session(),
  units = {
    unit_of { rating = { [2024] = "HTNV" } },
    unit_of { code = "B", movement = false },
    unit_of { code = "C", united = false },
  },
  persons = { member { code = "P1" }, member { code = "P2", unit = "B" }, member { code = "P3", unit = "C" } },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "xep_loai" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "ineligible", because = "phong_trao" },
  expect { "tap_the_lao_dong_tien_tien", of = "C", verdict = "ineligible", because = "doan_ket" },
}

local function disciplined(form, date)
  return { rating = { [2024] = "KHTNV" },
    disciplines = { { form = form, side = "chinh_quyen", date = date, conduct = "VV1" } } }
end

test "Một người bị cảnh cáo: không được TTLĐTT dù đủ 70 %" {
  round = session(), units = { unit_of {} }, persons = staff(9, 8, disciplined("canh_cao", "2024-06-03")),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ky_luat" },
}

test "Cảnh cáo từ năm trước, hoặc năm nay chỉ bị khiển trách: không cản TTLĐTT" {
  round = session(), units = { unit_of {}, unit_of { code = "B" } },
  persons = {
    member(with({ code = "P1" }, disciplined("canh_cao", "2023-06-05"))),
    member { code = "P2" }, member { code = "P3" }, member { code = "P4" },
    member(with({ code = "P5", unit = "B" }, disciplined("khien_trach", "2024-06-03"))),
    member { code = "P6", unit = "B" }, member { code = "P7", unit = "B" }, member { code = "P8", unit = "B" },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "eligible" },
}

-- Ai nằm trong mẫu số ---------------------------------------------------------------------------------------------------------

test "Người mới 3 tháng không kéo tỷ lệ của đơn vị xuống" {
  round = session(), units = { unit_of {} },
  persons = staff(8, 5, { employment = { { kind = "cong_chuc", from = "2024-09-01" } } }),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
}

test "Tính cả người mới vào mẫu số: vào làm đến ngày họp thì tính; vào sau ngày họp, hay nghỉ từ hôm trước, thì không" {
  round = session(), parameters = { count_new_recruits = true },
  units = { unit_of {}, unit_of { code = "B" }, unit_of { code = "C" } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member { code = "P3", employment = { { kind = "cong_chuc", from = "2024-12-10" } } },
    member { code = "P4", unit = "B" }, member { code = "P5", unit = "B" },
    member { code = "P6", unit = "B", employment = { { kind = "cong_chuc", from = "2024-12-11" } } },
    member { code = "P7", unit = "C" }, member { code = "P8", unit = "C" },
    member { code = "P9", unit = "C", employment = { { kind = "cong_chuc", from = "1990-01-01", to = "2024-12-09" } } },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "eligible" },
  expect { "tap_the_lao_dong_tien_tien", of = "C", verdict = "eligible" },
}

test "Người nghỉ hưu trước ngày họp xét một ngày không còn trong mẫu số; làm đến hết ngày họp thì còn" {
  round = session(), units = { unit_of {}, unit_of { code = "B" } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member { code = "P3", rating = { [2024] = "HTNV" },
      employment = { { kind = "cong_chuc", from = "1990-01-01", to = "2024-12-09" } } },
    member { code = "P4", unit = "B" }, member { code = "P5", unit = "B" },
    member { code = "P6", unit = "B", rating = { [2024] = "HTNV" },
      employment = { { kind = "cong_chuc", from = "1990-01-01", to = "2024-12-10" } } },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "ineligible", because = "ty_le_ldtt" },
}

test "Tính cả người đã nghỉ, chuyển đi: chỉ người đi trong năm, không phải người đi từ năm trước" {
  round = session(), parameters = { count_departed = true }, units = { unit_of {}, unit_of { code = "B" } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member { code = "P3", employment = { { kind = "cong_chuc", from = "2015-03-01", to = "2024-10-31" } } },
    member { code = "P4", unit = "B" }, member { code = "P5", unit = "B" },
    member { code = "P6", unit = "B", employment = { { kind = "cong_chuc", from = "2015-03-01", to = "2023-10-31" } } },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "eligible" },
}

-- Người đi học hai năm, kết quả trung bình: không được LĐTT, mà mặc định vẫn nằm trong mẫu số.
local function trainee(from, to)
  return { rating = { [2024] = "HTNV" }, trainings = { { from = from, to = to, complied = true, result = "trung_binh" } } }
end

test "Người đi học dài hạn không được LĐTT: mặc định vẫn tính vào mẫu số" {
  round = session(), units = { unit_of {} }, persons = staff(3, 2, trainee("2023-09-01", "2025-06-30")),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
}

test "Không tính người đi học từ 01 năm: khóa đúng 12 tháng được trừ ra, thiếu một ngày thì không" {
  round = session(), parameters = { count_long_trainees = false },
  units = { unit_of {}, unit_of { code = "B" }, unit_of { code = "C" } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member(with({ code = "P3" }, trainee("2023-09-01", "2024-08-31"))),
    member { code = "P4", unit = "B" }, member { code = "P5", unit = "B" },
    member(with({ code = "P6", unit = "B" }, trainee("2023-09-01", "2024-08-30"))),
    member { code = "P7", unit = "C" }, member { code = "P8", unit = "C" }, member { code = "P9", unit = "C" },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "ineligible", because = "ty_le_ldtt" },
  expect { "tap_the_lao_dong_tien_tien", of = "C", verdict = "eligible" },
}

test "Không tính người đi học từ 01 năm: học xong năm trước hay sang năm mới đi học thì vẫn trong mẫu số" {
  round = session(), parameters = { count_long_trainees = false },
  units = { unit_of {}, unit_of { code = "B" }, unit_of { code = "C" }, unit_of { code = "D" } },
  persons = {
    member { code = "P1" }, member { code = "P2" },
    member(with({ code = "P3" }, trainee("2022-09-01", "2023-12-29"))),
    member { code = "P4", unit = "B" }, member { code = "P5", unit = "B" },
    member(with({ code = "P6", unit = "B" }, trainee("2025-01-06", "2026-06-30"))),
    member { code = "P7", unit = "C" }, member { code = "P8", unit = "C" },
    member(with({ code = "P9", unit = "C" }, trainee("2022-09-01", "2024-01-05"))),
    member { code = "P10", unit = "D" }, member { code = "P11", unit = "D" },
    member(with({ code = "P12", unit = "D" }, trainee("2024-12-02", "2026-01-30"))),
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
  expect { "tap_the_lao_dong_tien_tien", of = "B", verdict = "ineligible", because = "ty_le_ldtt" },
  expect { "tap_the_lao_dong_tien_tien", of = "C", verdict = "eligible" },
  expect { "tap_the_lao_dong_tien_tien", of = "D", verdict = "eligible" },
}

-- Tập thể lao động xuất sắc ---------------------------------------------------------------------------------------------------

local excellent = { rating = { [2024] = "HTXSNV" } }

-- Một người xuất sắc (P1) được đề nghị CSTĐ cơ sở, tập thể được đề nghị TTLĐXS.
local both_proposals = {
  proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
  proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A" },
}

-- Như staff, người đầu hoàn thành xuất sắc.
local function excellent_staff(count, good, last)
  local people = staff(count, good, last)
  people[1] = member { code = "P1", rating = { [2024] = "HTXSNV" } }
  return people
end

test "10 người hoàn thành nhiệm vụ, 7 LĐTT, có CSTĐ cơ sở: được Tập thể lao động xuất sắc" {
  round = session(), units = { unit_of(excellent) }, persons = excellent_staff(10, 7), nominations = both_proposals,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "eligible", outcome = "awarded", bonus = 3510000 },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
}

test "10 người, 7 LĐTT, một người bị khiển trách: được TTLĐTT, không được TTLĐXS" {
  round = session(), units = { unit_of(excellent) },
  persons = excellent_staff(10, 7, disciplined("khien_trach", "2024-06-03")), nominations = both_proposals,
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "hoan_thanh" },
}

test "TTLĐXS cần ít nhất một Chiến sĩ thi đua cơ sở" {
  round = session(), units = { unit_of(excellent) }, persons = staff(9, 9),
  nominations = { proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A" } },
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "co_cstdcs" },
}

test "3 người, 2 LĐTT: mới 66,7 %, chưa đủ cho TTLĐXS" {
  round = session(), units = { unit_of(excellent) }, persons = excellent_staff(3, 2), nominations = both_proposals,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
}

test "Tập thể mới hoàn thành tốt: chưa được TTLĐXS" {
  round = session(), units = { unit_of {} }, persons = excellent_staff(2, 2), nominations = both_proposals,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "xep_loai" },
}

test "Tập thể xuất sắc nhưng phong trào không thường xuyên: chưa được TTLĐXS" {
  round = session(), units = { unit_of(with(excellent, { movement = false })) }, persons = excellent_staff(2, 2),
  nominations = both_proposals,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "phong_trao" },
}

test "Tập thể xuất sắc nhưng nội bộ mất đoàn kết: chưa được TTLĐXS" {
  round = session(), units = { unit_of(with(excellent, { united = false })) }, persons = excellent_staff(2, 2),
  nominations = both_proposals,
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "doan_ket" },
}
