-- SPDX-License-Identifier: Apache-2.0
-- Ví dụ về danh hiệu cá nhân: Lao động tiên tiến, Chiến sĩ thi đua cơ sở, Chiến sĩ thi đua cấp tỉnh.

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

local function cstdcs(...)
  local list = {}
  for i, year in ipairs { ... } do list[i] = { code = "CSTDCS", year = year } end
  return list
end

-- Lao động tiên tiến: xếp loại, gương mẫu -------------------------------------------------------------------------------

test "Hoàn thành tốt: xét Lao động tiên tiến; chỉ hoàn thành nhiệm vụ, hoặc không gương mẫu: không" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1" },
    member { code = "P2", rating = { [2024] = "HTNV" } },
    member { code = "P3", exemplary = false },
    member { code = "P4", rating = { [2024] = "HTXSNV" } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", bonus = 710000 },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "xep_loai" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "ineligible", because = "guong_mau" },
  expect { "lao_dong_tien_tien", of = "P4", verdict = "eligible" },
}

test "Đơn vị chưa nộp biên bản bình xét, hoặc chưa có tờ trình: đủ tiêu chuẩn nhưng chưa được thông qua" {
  round = session(),
  units = {
    unit_of { annual_papers = { "to_trinh" } },
    unit_of { code = "B", annual_papers = { "bien_ban_binh_xet" } },
    unit_of { code = "C" },
  },
  persons = { member { code = "P1" }, member { code = "P2", unit = "B" }, member { code = "P3", unit = "C" } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", approval = "not_taken", outcome = "not_competing" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "eligible", approval = "not_taken", outcome = "not_competing" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible", approval = "carried", outcome = "awarded" },
}

-- Lao động tiên tiến: thời gian công tác ----------------------------------------------------------------------------------

test "8 tháng hợp đồng rồi 3 tháng công chức, không ngắt quãng: xét Lao động tiên tiến" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", employment = {
    { kind = "nld", from = "2024-01-01", to = "2024-08-31" },
    { kind = "cong_chuc", from = "2024-09-01" },
  } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
}

test "Hết hợp đồng 30/8, tuyển dụng 01/9: cách mất một ngày nên không còn liên tục" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", employment = {
    { kind = "nld", from = "2024-01-01", to = "2024-08-30" },
    { kind = "cong_chuc", from = "2024-09-01" },
  } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "ineligible", because = "thoi_gian" },
}

test "Mới tuyển 5 tháng: chưa xét Lao động tiên tiến; vừa tròn 6 tháng: xét" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", employment = { { kind = "cong_chuc", from = "2024-07-01" } } },
    member { code = "P2", employment = { { kind = "cong_chuc", from = "2024-06-10" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "ineligible", because = "thoi_gian" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "eligible" },
}

test "5 tháng công chức, chưa rõ ngày bắt đầu hợp đồng trước đó: chưa kết luận" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", employment = {
    { kind = "nld", to = "2024-06-30" },
    { kind = "cong_chuc", from = "2024-07-01" },
  } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "undetermined",
    missing_facts = { "person.employment[1].from" } },
}

test "Nghỉ thai sản 6 tháng, điều trị 7 tháng do cứu người: vẫn tính là công tác; nghỉ không lương 7 tháng: không" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", gender = "nu", leave = { { kind = "thai_san", from = "2024-01-02", to = "2024-07-31" } } },
    member { code = "P2", leave = { { kind = "khong_luong", from = "2024-01-02", to = "2024-07-31" } } },
    member { code = "P3", leave = { { kind = "cuu_nguoi", from = "2024-01-02", to = "2024-07-31" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "ngay_nghi" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible" },
}

-- Từ 01/01 đến 01/7/2024 là 183 ngày (năm nhuận).
test "Nghỉ ốm 183 ngày trong năm: còn xét; 184 ngày: không; ngày nghỉ của năm trước không tính" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", leave = { { kind = "om", from = "2024-01-01", to = "2024-07-01" } } },
    member { code = "P2", leave = { { kind = "om", from = "2024-01-01", to = "2024-07-02" } } },
    member { code = "P3", leave = { { kind = "om", from = "2023-09-01", to = "2024-04-30" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "ngay_nghi" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible" },
}

-- Lao động tiên tiến: đi học -----------------------------------------------------------------------------------------------

-- Người đi học cả năm chỉ được xếp loại hoàn thành nhiệm vụ; kết quả học tập thay cho xếp loại.
local function student(code, training)
  return member { code = code, rating = { [2024] = "HTNV" },
    trainings = { with({ from = "2023-09-01", to = "2025-06-30", complied = true, result = "kha" }, training) } }
end

test "Đi học từ 01 năm, kết quả khá: được xét dù không có xếp loại tốt; khóa 3 tháng, hay thiếu một ngày: không" {
  round = session(), units = { unit_of {} },
  persons = {
    student("P1", {}),
    student("P2", { from = "2024-03-01", to = "2024-06-30", result = "gioi" }),
    student("P3", { from = "2023-09-01", to = "2024-08-31" }),
    student("P4", { from = "2023-09-01", to = "2024-08-30" }),
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "xep_loai" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P4", verdict = "ineligible", because = "xep_loai" },
}

test "Đi học dài hạn nhưng kết quả trung bình, hoặc vi phạm nội quy khóa học: không được xét" {
  round = session(), units = { unit_of {} },
  persons = { student("P1", { result = "trung_binh" }), student("P2", { complied = false }) },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "ineligible", because = "xep_loai" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "xep_loai" },
}

test "Khóa học phải nằm trong năm xét: học xong từ năm trước hay sang năm mới đi học thì không tính" {
  round = session(), units = { unit_of {} },
  persons = {
    student("P1", { from = "2022-09-01", to = "2023-12-29" }),
    student("P2", { from = "2025-01-06", to = "2026-06-30" }),
    student("P3", { from = "2024-01-08", to = "2025-06-30" }),
    student("P4", { from = "2022-09-01", to = "2024-01-05" }),
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "ineligible", because = "xep_loai" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "xep_loai" },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P4", verdict = "eligible" },
}

-- Chiến sĩ thi đua cơ sở ---------------------------------------------------------------------------------------------------

test "CSTĐ cơ sở có ba đường: xuất sắc, sáng kiến, hoặc đề tài; hoàn thành tốt mà không có gì thì không" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = { [2024] = "HTXSNV" } },
    member { code = "P2", initiatives = { idea(2024) } },
    member { code = "P3", studies = { study(2024) } },
    member { code = "P4" },
  },
  nominations = family(4, function(i) return proposal { award = "chien_si_thi_dua_co_so", person = "P" .. i } end),
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", standards = { "xuat_sac" }, bonus = 2340000 },
  expect { "chien_si_thi_dua_co_so", of = "P2", verdict = "eligible", standards = { "sang_kien" } },
  expect { "chien_si_thi_dua_co_so", of = "P3", verdict = "eligible", standards = { "de_tai" } },
  expect { "chien_si_thi_dua_co_so", of = "P4", verdict = "ineligible" },
}

test "Sáng kiến, đề tài năm trước không dùng để xét CSTĐ cơ sở năm nay" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", initiatives = { idea(2023) } }, member { code = "P2", studies = { study(2023) } } },
  nominations = family(2, function(i) return proposal { award = "chien_si_thi_dua_co_so", person = "P" .. i } end),
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "ineligible", because = "sang_kien" },
  expect { "chien_si_thi_dua_co_so", of = "P2", verdict = "ineligible", because = "de_tai" },
}

test "Sáng kiến phải đủ bốn điều của Luật, đề tài phải nghiệm thu và áp dụng" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", initiatives = { idea(2024, { effective = false }) } },
    member { code = "P2", initiatives = { idea(2024, { applied = false }) } },
    member { code = "P3", initiatives = { idea(2024, { replicable = false }) } },
    member { code = "P4", initiatives = { idea(2024, { recognised = false }) } },
    member { code = "P5", studies = { study(2024, { accepted = false }) } },
    member { code = "P6", studies = { study(2024, { applied = false }) } },
  },
  nominations = family(6, function(i) return proposal { award = "chien_si_thi_dua_co_so", person = "P" .. i } end),
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "ineligible" },
  expect { "chien_si_thi_dua_co_so", of = "P2", verdict = "ineligible" },
  expect { "chien_si_thi_dua_co_so", of = "P3", verdict = "ineligible" },
  expect { "chien_si_thi_dua_co_so", of = "P4", verdict = "ineligible" },
  expect { "chien_si_thi_dua_co_so", of = "P5", verdict = "ineligible" },
  expect { "chien_si_thi_dua_co_so", of = "P6", verdict = "ineligible" },
}

test "Xuất sắc nhưng mới công tác 3 tháng: chưa Lao động tiên tiến nên chưa CSTĐ cơ sở" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2024] = "HTXSNV" },
    employment = { { kind = "cong_chuc", from = "2024-09-01" } } } },
  nominations = { proposal { award = "chien_si_thi_dua_co_so", person = "P1" } },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "ineligible", because = "ldtt" },
}

-- Chiến sĩ thi đua cấp tỉnh ------------------------------------------------------------------------------------------------

test "CSTĐ cấp tỉnh: ba năm liên tục và sáng kiến hoặc đề tài cấp tỉnh; hai năm thì chưa" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", initiatives = { idea(2023, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P2", initiatives = { idea(2023, { level = "tinh" }) }, honours = cstdcs(2022, 2023) },
    member { code = "P3", studies = { study(2023, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P4", honours = cstdcs(2021, 2022, 2023) },
  },
  nominations = family(4, function(i) return proposal { award = "chien_si_thi_dua_tinh", person = "P" .. i } end),
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible", standards = { "sang_kien" }, bonus = 7020000 },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "ineligible", because = "ba_nam" },
  expect { "chien_si_thi_dua_tinh", of = "P3", verdict = "eligible", standards = { "de_tai" } },
  expect { "chien_si_thi_dua_tinh", of = "P4", verdict = "ineligible" },
}

test "CSTĐ cấp tỉnh: đủ ba năm và sáng kiến nhưng không tiêu biểu nhất thì không được chọn" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", initiatives = { idea(2023, { level = "tinh" }) },
    honours = cstdcs(2021, 2022, 2023) } },
  nominations = { proposal { award = "chien_si_thi_dua_tinh", person = "P1", outstanding = false } },
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "ineligible", because = "tieu_bieu" },
}

test "Sáng kiến, đề tài chỉ ảnh hưởng trong một lĩnh vực: chưa phải cấp tỉnh" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", initiatives = { idea(2024, { level = "linh_vuc" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P2", studies = { study(2024, { level = "linh_vuc" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P3", initiatives = { idea(2024, { level = "tinh", recognised = false }) },
      honours = cstdcs(2021, 2022, 2023) },
    member { code = "P4", studies = { study(2024, { level = "tinh", accepted = false }) },
      honours = cstdcs(2021, 2022, 2023) },
  },
  nominations = family(4, function(i) return proposal { award = "chien_si_thi_dua_tinh", person = "P" .. i } end),
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "ineligible", because = "sang_kien" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "ineligible", because = "de_tai" },
  expect { "chien_si_thi_dua_tinh", of = "P3", verdict = "ineligible", because = "sang_kien" },
  expect { "chien_si_thi_dua_tinh", of = "P4", verdict = "ineligible", because = "de_tai" },
}

test "Sáng kiến, đề tài cấp tỉnh tính trong 03 năm: năm 2022 còn tính, năm 2021 thì không" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", initiatives = { idea(2022, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P2", initiatives = { idea(2021, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P3", studies = { study(2022, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
    member { code = "P4", studies = { study(2021, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
  },
  nominations = family(4, function(i) return proposal { award = "chien_si_thi_dua_tinh", person = "P" .. i } end),
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "ineligible", because = "sang_kien" },
  expect { "chien_si_thi_dua_tinh", of = "P3", verdict = "eligible" },
  expect { "chien_si_thi_dua_tinh", of = "P4", verdict = "ineligible", because = "de_tai" },
}

-- Chuỗi năm đạt CSTĐ cơ sở ---------------------------------------------------------------------------------------------------

test "CSTĐ cơ sở 2022, 2023 và danh hiệu của chính năm 2024: đủ 03 năm; nếu không tính năm đang xét thì chưa" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2024] = "HTXSNV" }, initiatives = { idea(2024, { level = "tinh" }) },
    honours = cstdcs(2022, 2023) } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "chien_si_thi_dua_tinh", person = "P1" },
  },
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible" },
}

test "Hội đồng không tính năm đang xét: CSTĐ cơ sở 2022, 2023 và 2024 mới là hai năm" {
  round = session(), parameters = { own_year_counts = false }, units = { unit_of {} },
  persons = {
    member { code = "P1", rating = { [2024] = "HTXSNV" }, initiatives = { idea(2024, { level = "tinh" }) },
      honours = cstdcs(2022, 2023) },
    member { code = "P2", initiatives = { idea(2024, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023) },
  },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "chien_si_thi_dua_tinh", person = "P1" },
    proposal { award = "chien_si_thi_dua_tinh", person = "P2" },
  },
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "ineligible", because = "ba_nam" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "eligible" },
}

test "Kỷ luật hết hạn tháng 3/2022: thành tích tính lại từ đó, danh hiệu 2021 và 2022 không nối vào chuỗi" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", initiatives = { idea(2024, { level = "tinh" }) }, honours = cstdcs(2021, 2022, 2023),
    disciplines = { { form = "khien_trach", side = "dang", date = "2021-12-01", to = "2022-03-01", conduct = "VV1" } } } },
  nominations = { proposal { award = "chien_si_thi_dua_tinh", person = "P1" } },
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "ineligible", because = "ba_nam" },
}
