-- SPDX-License-Identifier: Apache-2.0
-- Những trường hợp có thật hoặc hay gặp, kèm kết quả đúng. Sửa tiêu chuẩn xong, chạy lại các ví dụ này.

-- Hồ sơ mẫu: một người, một đơn vị không có gì đặc biệt. Mỗi ví dụ chỉ nêu điều làm nó khác đi.
local function with(defaults, changes)
  local made = {}
  for key, value in pairs(defaults) do made[key] = value end
  for key, value in pairs(changes) do made[key] = value end
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
  }, changes or {})
end

local function proposal(changes)
  return with({
    nominating_unit = "A", reward_type = "phong_trao", outstanding = true, council_for = 13, initiatives = {},
    papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "bien_ban_khen_thuong" },
  }, changes)
end

local function idea(year, changes)
  return with({ level = "co_so", year = year, effective = true, applied = true, replicable = true, recognised = true },
    changes or {})
end

-- Chín người, trong đó `good` người hoàn thành tốt, còn lại hoàn thành nhiệm vụ.
local function nine(good, last)
  return family(9, function(i)
    local changes = { code = "P" .. i, rating = { [2024] = i <= good and "HTTNV" or "HTNV" } }
    if i == 9 and last then changes = with(changes, last) end
    return member(changes)
  end)
end

-- Tập thể -----------------------------------------------------------------------------------------------------------

test "Đơn vị 9 người, 6 LĐTT: chưa đạt 70 % (cần 7)" {
  round = session(), units = { unit_of {} }, persons = nine(6),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ty_le_ldtt" },
}

test "Đơn vị 9 người, 7 LĐTT: đạt 70 %" {
  round = session(), units = { unit_of {} }, persons = nine(7),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
}

test "Đơn vị 9 người, 6 LĐTT, một người chưa có xếp loại: chưa kết luận được" {
  round = session(), units = { unit_of {} }, persons = nine(6, { rating = {} }),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "undetermined", because = "ty_le_ldtt",
    missing_facts = { "person[P9].rating[2024]" } },
  expect { "lao_dong_tien_tien", of = "P9", verdict = "undetermined", missing_facts = { "person.rating[2024]" } },
}

test "10 người, 7 LĐTT, một người bị khiển trách: được TTLĐTT, không được TTLĐXS" {
  round = session(),
  units = { unit_of { rating = { [2024] = "HTXSNV" } } },
  persons = family(10, function(i)
    if i == 10 then
      return member { code = "P10", rating = { [2024] = "KHTNV" },
        disciplines = { { form = "khien_trach", side = "chinh_quyen", date = "2024-06-03", conduct = "VV1" } } }
    end
    return member { code = "P" .. i, rating = { [2024] = i == 1 and "HTXSNV" or i <= 7 and "HTTNV" or "HTNV" } }
  end),
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A" },
  },
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "hoan_thanh" },
}

test "Một người bị cảnh cáo: không được TTLĐTT dù đủ 70 %" {
  round = session(), units = { unit_of {} },
  persons = nine(8, { rating = { [2024] = "KHTNV" },
    disciplines = { { form = "canh_cao", side = "chinh_quyen", date = "2024-06-03", conduct = "VV1" } } }),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "ineligible", because = "ky_luat" },
}

test "TTLĐXS cần ít nhất một Chiến sĩ thi đua cơ sở" {
  round = session(), units = { unit_of { rating = { [2024] = "HTXSNV" } } }, persons = nine(9),
  nominations = { proposal { award = "tap_the_lao_dong_xuat_sac", unit = "A" } },
  expect { "tap_the_lao_dong_xuat_sac", of = "A", verdict = "ineligible", because = "co_cstdcs" },
}

test "Người mới 3 tháng không kéo tỷ lệ của đơn vị xuống" {
  round = session(), units = { unit_of {} },
  persons = family(8, function(i)
    if i == 8 then return member { code = "P8", employment = { { kind = "cong_chuc", from = "2024-09-01" } } } end
    return member { code = "P" .. i, rating = { [2024] = i <= 5 and "HTTNV" or "HTNV" } }
  end),
  expect { "tap_the_lao_dong_tien_tien", of = "A", verdict = "eligible" },
}

-- Thời gian công tác ------------------------------------------------------------------------------------------------

test "8 tháng hợp đồng rồi 3 tháng công chức, không ngắt quãng: xét Lao động tiên tiến" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", employment = {
    { kind = "nld", from = "2024-01-01", to = "2024-08-31" },
    { kind = "cong_chuc", from = "2024-09-01" },
  } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
}

test "Mới tuyển 5 tháng: chưa xét Lao động tiên tiến" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", employment = { { kind = "cong_chuc", from = "2024-07-01" } } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "ineligible", because = "thoi_gian" },
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

test "Đơn vị chưa nộp biên bản bình xét: đủ tiêu chuẩn nhưng chưa được thông qua" {
  round = session(), units = { unit_of { annual_papers = { "to_trinh" } } }, persons = { member { code = "P1" } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", approval = "not_taken", outcome = "not_competing" },
}

test "Nghỉ thai sản 6 tháng vẫn được tính là thời gian công tác" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", gender = "nu", leave = { { kind = "thai_san", from = "2024-01-02", to = "2024-07-31" } } },
    member { code = "P2", leave = { { kind = "khong_luong", from = "2024-01-02", to = "2024-07-31" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "ngay_nghi" },
}

test "Đi học từ 01 năm, kết quả khá: được xét dù không có xếp loại tốt" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", rating = { [2024] = "HTNV" },
      trainings = { { from = "2023-09-01", to = "2025-06-30", complied = true, result = "kha" } } },
    member { code = "P2", rating = { [2024] = "HTNV" },
      trainings = { { from = "2024-03-01", to = "2024-06-30", complied = true, result = "gioi" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "ineligible", because = "xep_loai" },
}

-- Bằng khen -----------------------------------------------------------------------------------------------------------

test "CSTĐ cơ sở 2022, 2023: đủ 02 năm liên tục; 2021, 2023: chuỗi đứt" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", honours = { { code = "CSTDCS", year = 2022 }, { code = "CSTDCS", year = 2023 } } },
    member { code = "P2", honours = { { code = "CSTDCS", year = 2021 }, { code = "CSTDCS", year = 2023 } } },
  },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P2", standard = "d", achievement = "TT2" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_cstdcs" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible", because = "d_cstdcs" },
}

test "CSTĐ cơ sở 2022 đã bị hủy: chuỗi 2022 - 2023 không còn" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1",
    honours = { { code = "CSTDCS", year = 2022, cancelled = true }, { code = "CSTDCS", year = 2023 } } } },
  nominations = { proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible" },
}

test "Xuất sắc 2023, 2024, mỗi năm một sáng kiến, CSTĐ cơ sở 2024: đủ Bằng khen (Bộ Nội vụ trả lời)" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" },
    initiatives = { idea(2023), idea(2024) } } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1",
      papers = { "to_trinh", "bao_cao", "bien_ban_khen_thuong", "chung_nhan_sang_kien" } },
  },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible" },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible" },
}

test "Sáng kiến chưa được công nhận thì không tính" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" },
    initiatives = { idea(2023), idea(2024, { recognised = false }) } } },
  nominations = { proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "ineligible" },
}

test "Điểm a đòi phong trào do tỉnh hoặc bộ phát động; điểm đ dành cho người lao động" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1" }, member { code = "P2" }, member { code = "P3", labour = "nld" },
    member { code = "P4" } },
  nominations = {
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "a", movement_level = "tinh" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P2", standard = "a", movement_level = "co_so" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P3", standard = "dd", influence = "co_so" },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P4", standard = "dd", influence = "co_so" },
  },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible" },
  expect { "bang_khen_tinh_ca_nhan", of = "P2", verdict = "ineligible" },
  expect { "bang_khen_tinh_ca_nhan", of = "P3", verdict = "eligible" },
  expect { "bang_khen_tinh_ca_nhan", of = "P4", verdict = "ineligible" },
}

test "Một sáng kiến và một đề tài: mặc định không cộng, đổi cách hiểu thì đủ" {
  round = session(), units = { unit_of {} }, parameters = { mixed_works_count = true },
  persons = { member { code = "P1", rating = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" },
    initiatives = { idea(2023) }, studies = { { level = "co_so", year = 2024, accepted = true, applied = true } } } },
  nominations = { proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1" } },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", standards = { "d_cong_gop" } },
}

test "Tập thể xuất sắc 02 năm liên tục: đủ Bằng khen tập thể" {
  round = session(), units = { unit_of { rating = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" } } },
  persons = nine(9),
  nominations = { proposal { award = "bang_khen_tinh_tap_the", unit = "A", standard = "d" } },
  expect { "bang_khen_tinh_tap_the", of = "A", verdict = "eligible" },
}

test "CSTĐ cấp tỉnh: ba năm liên tục và sáng kiến cấp tỉnh" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", initiatives = { idea(2023, { level = "tinh" }) }, honours = {
      { code = "CSTDCS", year = 2021 }, { code = "CSTDCS", year = 2022 }, { code = "CSTDCS", year = 2023 } } },
    member { code = "P2", initiatives = { idea(2023, { level = "tinh" }) }, honours = {
      { code = "CSTDCS", year = 2022 }, { code = "CSTDCS", year = 2023 } } },
  },
  nominations = {
    proposal { award = "chien_si_thi_dua_tinh", person = "P1",
      papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "chung_nhan_sang_kien" } },
    proposal { award = "chien_si_thi_dua_tinh", person = "P2" },
  },
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "ineligible", because = "ba_nam" },
}

-- Tạm dừng, kỷ luật ---------------------------------------------------------------------------------------------------

test "Đang xác minh tố cáo: tạm dừng; đã kết luận trước ngày họp: xét bình thường" {
  round = session(), units = { unit_of {} },
  persons = {
    member { code = "P1", holds = { { kind = "khieu_nai", from = "2024-11-15" } } },
    member { code = "P2", holds = { { kind = "khieu_nai", from = "2024-11-15", to = "2024-11-20" } } },
    member { code = "P3", holds = { { kind = "thanh_tra", signs = false, from = "2024-11-15" } } },
    member { code = "P4", holds = { { kind = "thanh_tra", from = "2024-11-15" } } },
  },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible", held = true },
  expect { "lao_dong_tien_tien", of = "P2", verdict = "eligible", held = false },
  expect { "lao_dong_tien_tien", of = "P3", verdict = "eligible", held = false },
  expect { "lao_dong_tien_tien", of = "P4", verdict = "eligible", held = true },
}

test "Kỷ luật Đảng năm trước và kỷ luật chính quyền năm nay về một vụ việc: chỉ tính một lần" {
  round = session(), units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2023] = "KHTNV", [2024] = "HTTNV" }, disciplines = {
    { form = "khien_trach", side = "dang", date = "2023-11-10", to = "2024-02-10", conduct = "VV1" },
    { form = "khien_trach", side = "chinh_quyen", date = "2024-01-15", to = "2024-04-15", conduct = "VV1" },
  } } },
  expect { "lao_dong_tien_tien", of = "P1", verdict = "eligible" },
}

-- Hội đồng, hồ sơ, trùng thành tích, tiền thưởng --------------------------------------------------------------------------

test "Hội đồng 13 người, cần 90 % tổng số: 12 phiếu được, 11 phiếu có mặt đều tán thành vẫn chưa đủ" {
  round = session { council_present = 11 }, units = { unit_of {} },
  persons = family(2, function(i)
    return member { code = "P" .. i, initiatives = { idea(2024, { level = "tinh" }) }, honours = {
      { code = "CSTDCS", year = 2021 }, { code = "CSTDCS", year = 2022 }, { code = "CSTDCS", year = 2023 } } }
  end),
  nominations = family(2, function(i)
    return proposal { award = "chien_si_thi_dua_tinh", person = "P" .. i, council_for = i == 1 and 12 or 11,
      papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "chung_nhan_sang_kien" } }
  end),
  expect { "chien_si_thi_dua_tinh", of = "P1", verdict = "eligible", approval = "carried" },
  expect { "chien_si_thi_dua_tinh", of = "P2", verdict = "eligible", approval = "not_carried" },
}

test "Thiếu biên bản: đủ tiêu chuẩn nhưng hồ sơ chưa đủ" {
  round = session(), units = { unit_of {} }, persons = { member { code = "P1", rating = { [2024] = "HTXSNV" } } },
  nominations = { proposal { award = "chien_si_thi_dua_co_so", person = "P1", papers = { "to_trinh", "bao_cao" } } },
  expect { "chien_si_thi_dua_co_so", of = "P1", verdict = "eligible", missing = { "bien_ban_binh_xet" } },
}

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

test "Nếu mỗi sáng kiến chỉ dùng một lần: đã dùng cho CSTĐ cơ sở thì không dùng cho Bằng khen" {
  round = session(), parameters = { initiative_reuse = "once" }, units = { unit_of {} },
  persons = { member { code = "P1", rating = { [2022] = "HTTNV", [2023] = "HTXSNV", [2024] = "HTXSNV" },
    initiatives = { idea(2023), idea(2024) } } },
  nominations = {
    proposal { award = "chien_si_thi_dua_co_so", person = "P1", initiatives = { "SK1" },
      papers = { "to_trinh", "bao_cao", "bien_ban_binh_xet", "chung_nhan_sang_kien" } },
    proposal { award = "bang_khen_tinh_ca_nhan", person = "P1", standard = "d", achievement = "TT1",
      initiatives = { "SK1", "SK2" },
      papers = { "to_trinh", "bao_cao", "bien_ban_khen_thuong", "chung_nhan_sang_kien" } },
  },
  expect { "chien_si_thi_dua_co_so", of = "P1", outcome = "awarded" },
  expect { "bang_khen_tinh_ca_nhan", of = "P1", verdict = "eligible", outcome = "excluded" },
}
