-- SPDX-License-Identifier: Apache-2.0
-- Danh hiệu thi đua.

local law = source "luat-tdkt-2022"

local function bonus_of(coefficient)
  return {
    coefficient = coefficient, base = param.base_salary:on(round.decision_date), rounding = param.bonus_rounding,
    per = "achievement",
  }
end

-- Lao động tiên tiến (Điều 24 khoản 1) ----------------------------------------------------------------------------

-- Ai cũng được xem xét. Hồ sơ là của chung đơn vị (tờ trình, biên bản kèm danh sách) nên xem ở đơn vị, không ở từng người.
award "lao_dong_tien_tien" {
  title = "Lao động tiên tiến", kind = "title", for_each = person, consider = "all",
  decided_by = "giam_doc_so", basis = law "Điều 24 khoản 1",

  requires {
    any { person.rating:in_year(round.year):at_least "HTTNV", person.training_counts }
      :as "Hoàn thành tốt nhiệm vụ trở lên" :id "xep_loai",
    person.exemplary:as "Gương mẫu, đoàn kết, tích cực thi đua" :id "guong_mau",
    person.enough_service:as "Công tác liên tục từ 06 tháng trở lên" :id "thoi_gian",
    person.absence_days:at_most(param.absence_days_max):as "Không nghỉ quá số ngày cho phép" :id "ngay_nghi",
  },
  approval {
    all { person.unit.annual_papers:is "to_trinh", person.unit.annual_papers:is "bien_ban_binh_xet" }
      :as "Đơn vị đã bình xét, có tờ trình và biên bản",
  },
  bonus = bonus_of(0.3),                              -- Nghị định 98, Điều 54
}

-- Chiến sĩ thi đua cơ sở (Điều 23) ----------------------------------------------------------------------------------

-- Luật viết "hoặc": đạt một trong ba đường là đủ.
award "chien_si_thi_dua_co_so" {
  title = "Chiến sĩ thi đua cơ sở", kind = "title", for_each = person, consider = "nominated",
  decided_by = "giam_doc_so", basis = law "Điều 23",

  requires {
    eligible "lao_dong_tien_tien" :as "Đạt tiêu chuẩn Lao động tiên tiến" :id "ldtt",
  },
  standard "xuat_sac" { title = "Hoàn thành xuất sắc nhiệm vụ", basis = law "Điều 23 khoản 2",
    person.rating:in_year(round.year):is "HTXSNV" :as "Hoàn thành xuất sắc nhiệm vụ",
    dossier { paper("chung_nhan_sang_kien", { when = param.certificate_for_rating_route }) },
  },
  standard "sang_kien" { title = "Có sáng kiến", basis = law "Điều 23 khoản 2",
    person.initiatives_1y:at_least(1):as "Có sáng kiến được cơ sở công nhận",
    dossier { "chung_nhan_sang_kien" },
  },
  standard "de_tai" { title = "Có đề tài được nghiệm thu", basis = law "Điều 23 khoản 2",
    person.studies_1y:at_least(1):as "Có đề tài, đề án, công trình được nghiệm thu",
    dossier { "nghiem_thu_de_tai" },
  },
  approval {
    round.quorum:as "Hội đồng họp đủ số thành viên",
    nomination.council_for:at_least(percent(param.council_ratio) * round.vote_total):as "Hội đồng tán thành đủ tỷ lệ",
  },
  dossier { "to_trinh", "bao_cao", "bien_ban_binh_xet" },
  uses = nomination.initiatives, reuse = param.initiative_reuse,
  bonus = bonus_of(1.0),                              -- Nghị định 98, Điều 54
}

-- Chiến sĩ thi đua cấp tỉnh (Điều 22) -------------------------------------------------------------------------------

-- Sở chỉ đề nghị; Chủ tịch UBND tỉnh quyết định.
award "chien_si_thi_dua_tinh" {
  title = "Chiến sĩ thi đua cấp tỉnh", kind = "title", for_each = person, consider = "nominated",
  decided_by = "chu_tich_ubnd_tinh", basis = law "Điều 22 khoản 1",

  requires {
    person.cstdcs_years:at_least(3):as "03 năm liên tục đạt Chiến sĩ thi đua cơ sở" :id "ba_nam",
    nomination.outstanding:as "Có thành tích xuất sắc, tiêu biểu" :id "tieu_bieu",
  },
  standard "sang_kien" { title = "Có sáng kiến cấp tỉnh", basis = law "Điều 22 khoản 1 điểm b",
    person.provincial_initiatives:at_least(1):as "Có sáng kiến ảnh hưởng trong phạm vi tỉnh",
    dossier { "chung_nhan_sang_kien" },
  },
  standard "de_tai" { title = "Có đề tài cấp tỉnh", basis = law "Điều 22 khoản 1 điểm b",
    person.provincial_studies:at_least(1):as "Có đề tài ảnh hưởng trong phạm vi tỉnh",
    dossier { "nghiem_thu_de_tai" },
  },
  approval {
    round.quorum:as "Hội đồng họp đủ số thành viên",
    nomination.council_for:at_least(percent(param.council_ratio_cstdt) * round.vote_total)
      :as "Hội đồng tán thành đủ tỷ lệ",
  },
  dossier { "to_trinh", "bao_cao", "bien_ban_binh_xet" },
  uses = nomination.initiatives, reuse = param.initiative_reuse,
  bonus = bonus_of(3.0),                              -- Nghị định 98, Điều 54
}

-- Tập thể lao động tiên tiến (Điều 28 khoản 1) -----------------------------------------------------------------------

award "tap_the_lao_dong_tien_tien" {
  title = "Tập thể lao động tiên tiến", kind = "title", for_each = unit, consider = "all",
  decided_by = "giam_doc_so", basis = law "Điều 28 khoản 1",

  requires {
    unit.rating:in_year(round.year):at_least "HTTNV" :as "Tập thể hoàn thành tốt nhiệm vụ trở lên" :id "xep_loai",
    unit.movement:as "Phong trào thi đua thường xuyên, thiết thực, hiệu quả" :id "phong_trao",
    unit.members:share(awarded "lao_dong_tien_tien", { among = person.counted }):at_least(percent(70))
      :as "Có ít nhất 70 % cá nhân đạt Lao động tiên tiến" :id "ty_le_ldtt",
    none { unit.members:some(person.warned_this_year) }
      :as "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên" :id "ky_luat",
    unit.united:as "Nội bộ đoàn kết, chấp hành tốt" :id "doan_ket",
  },
  dossier { "to_trinh", "bao_cao", "bien_ban_binh_xet" },
  bonus = bonus_of(0.8),                              -- Nghị định 98, Điều 54
}

-- Tập thể lao động xuất sắc (Điều 27) -------------------------------------------------------------------------------

-- Điều 27 không nhắc đến cảnh cáo, cũng không đòi Tập thể lao động tiên tiến trước: không thêm điều Luật không nói.
award "tap_the_lao_dong_xuat_sac" {
  title = "Tập thể lao động xuất sắc", kind = "title", for_each = unit, consider = "nominated",
  decided_by = "chu_tich_ubnd_tinh", basis = law "Điều 27",

  requires {
    unit.rating:in_year(round.year):is "HTXSNV" :as "Tập thể hoàn thành xuất sắc nhiệm vụ" :id "xep_loai",
    unit.movement:as "Phong trào thi đua thường xuyên, thiết thực, hiệu quả" :id "phong_trao",
    unit.members:every(person.rating:in_year(round.year):at_least "HTNV", { among = person.counted })
      :as "100 % cá nhân hoàn thành nhiệm vụ" :id "hoan_thanh",
    unit.members:share(awarded "lao_dong_tien_tien", { among = person.counted }):at_least(percent(70))
      :as "Có ít nhất 70 % cá nhân đạt Lao động tiên tiến" :id "ty_le_ldtt",
    unit.members:some(awarded "chien_si_thi_dua_co_so"):as "Có cá nhân đạt Chiến sĩ thi đua cơ sở" :id "co_cstdcs",
    unit.united:as "Nội bộ đoàn kết, gương mẫu chấp hành" :id "doan_ket",
  },
  approval {
    round.quorum:as "Hội đồng họp đủ số thành viên",
    nomination.council_for:at_least(percent(param.council_ratio) * round.vote_total):as "Hội đồng tán thành đủ tỷ lệ",
  },
  dossier { "to_trinh", "bao_cao", "bien_ban_binh_xet" },
  bonus = bonus_of(1.5),                              -- Nghị định 98, Điều 54
}
