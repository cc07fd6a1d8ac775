-- SPDX-License-Identifier: Apache-2.0
-- Hình thức khen thưởng: Bằng khen của Chủ tịch UBND tỉnh (Điều 74), Giấy khen của Giám đốc Sở (Điều 75).
-- Để ngoài vì Sở không có: doanh nhân, trí thức, doanh nghiệp, hộ gia đình (Điều 74 khoản 2, 4, 5).

local law = source "luat-tdkt-2022"

local function bonus_of(coefficient)
  return {
    coefficient = coefficient, base = param.base_salary:on(round.decision_date), rounding = param.bonus_rounding,
    per = "achievement",
  }
end

local function council()
  return approval {
    round.quorum:as "Hội đồng họp đủ số thành viên",
    nomination.council_for:at_least(percent(param.council_ratio) * round.vote_total):as "Hội đồng tán thành đủ tỷ lệ",
  }
end

-- Bằng khen, cá nhân (Điều 74 khoản 1) ------------------------------------------------------------------------------

-- Chuỗi xuất sắc dài mấy năm thì sáng kiến được tìm trong đúng mấy năm đó ("trong thời gian đó"). Hồ sơ có ba năm.
local function in_chain(two_years, three_years)
  return any {
    all { person.htxs_years:at_least(2), two_years },
    all { person.htxs_years:at_least(3), three_years },
  }
end

award "bang_khen_tinh_ca_nhan" {
  title = "Bằng khen của Chủ tịch UBND tỉnh (cá nhân)", kind = "form", category = "phong_trao",
  for_each = person, consider = "nominated", decided_by = "chu_tich_ubnd_tinh",
  basis = law "Điều 74 khoản 1",

  requires { person.exemplary:as "Gương mẫu chấp hành chủ trương, pháp luật" :id "guong_mau" },

  standard "a" { title = "Điểm a, phong trào", basis = law "Điều 74 khoản 1 điểm a",
    nomination.standard:is "a" :as "Đề nghị theo điểm a",
    nomination.outstanding:as "Được bình xét có thành tích xuất sắc trong phong trào",
    nomination.movement_level:one_of { "tinh", "bo" } :as "Phong trào do bộ, ngành, tỉnh phát động",
  },
  standard "b" { title = "Điểm b, ảnh hưởng trong lĩnh vực", basis = law "Điều 74 khoản 1 điểm b",
    nomination.standard:is "b" :as "Đề nghị theo điểm b",
    nomination.outstanding:as "Có nhiều thành tích hoặc thành tích đột xuất",
    nomination.influence:at_least "linh_vuc" :as "Ảnh hưởng trong một lĩnh vực",
  },
  standard "c" { title = "Điểm c, đóng góp", basis = law "Điều 74 khoản 1 điểm c",
    nomination.standard:is "c" :as "Đề nghị theo điểm c",
    nomination.outstanding:as "Có nhiều đóng góp vào kinh tế - xã hội, khoa học, từ thiện",
  },
  -- Điểm d có ba đường; mỗi đường một hồ sơ. Không cần đơn vị viện dẫn: hồ sơ năm trước tự nói.
  standard "d_cstdcs" { title = "Điểm d, 02 năm CSTĐ cơ sở", basis = law "Điều 74 khoản 1 điểm d",
    person.cstdcs_years:at_least(2):as "02 năm liên tục đạt Chiến sĩ thi đua cơ sở",
  },
  standard "d_sang_kien" { title = "Điểm d, xuất sắc và sáng kiến", basis = law "Điều 74 khoản 1 điểm d",
    in_chain(person.initiatives_2y:at_least(2), person.initiatives_3y:at_least(2))
      :as "Từ 02 năm liên tục hoàn thành xuất sắc và có 02 sáng kiến trong thời gian đó",
    dossier { "chung_nhan_sang_kien" },
  },
  standard "d_de_tai" { title = "Điểm d, xuất sắc và đề tài", basis = law "Điều 74 khoản 1 điểm d",
    in_chain(person.studies_2y:at_least(2), person.studies_3y:at_least(2))
      :as "Từ 02 năm liên tục hoàn thành xuất sắc và có 02 đề tài trong thời gian đó",
    dossier { "nghiem_thu_de_tai" },
  },
  standard "d_cong_gop" { title = "Điểm d, sáng kiến cộng đề tài", basis = law "Điều 74 khoản 1 điểm d",
    param.mixed_works_count:as "Hội đồng chấp nhận cộng một sáng kiến với một đề tài",
    in_chain(
      (person.initiatives_2y + person.studies_2y):at_least(2),
      (person.initiatives_3y + person.studies_3y):at_least(2))
      :as "Từ 02 năm liên tục hoàn thành xuất sắc, sáng kiến và đề tài cộng lại từ 02",
    dossier { "chung_nhan_sang_kien", "nghiem_thu_de_tai" },
  },
  -- Điểm đ chỉ cần ảnh hưởng trong cơ quan, đơn vị, là phạm vi hẹp nhất: thành tích nào cũng đạt nên không hỏi.
  standard "dd" { title = "Điểm đ, người lao động", basis = law "Điều 74 khoản 1 điểm đ",
    nomination.standard:is "dd" :as "Đề nghị theo điểm đ",
    any { person.labour:is "nld", param.clause_dd_covers_officials } :as "Là người lao động",
    nomination.outstanding:as "Có nhiều thành tích trong lao động",
  },

  council(),
  dossier { "to_trinh", "bao_cao", "bien_ban_khen_thuong" },
  uses = nomination.initiatives, reuse = param.initiative_reuse,
  bonus = bonus_of(param.bonus_bkt_person),
}

-- Bằng khen, tập thể (Điều 74 khoản 3) ------------------------------------------------------------------------------

-- Điểm a ở khoản 3 không có chữ "do tỉnh phát động" như khoản 1, nên ở đây không hỏi cấp phát động.
award "bang_khen_tinh_tap_the" {
  title = "Bằng khen của Chủ tịch UBND tỉnh (tập thể)", kind = "form", category = "phong_trao",
  for_each = unit, consider = "nominated", decided_by = "chu_tich_ubnd_tinh",
  basis = law "Điều 74 khoản 3",

  requires { unit.united:as "Nội bộ đoàn kết, gương mẫu chấp hành" :id "doan_ket" },

  standard "a" { title = "Điểm a, phong trào", basis = law "Điều 74 khoản 3 điểm a",
    nomination.standard:is "a" :as "Đề nghị theo điểm a",
    nomination.outstanding:as "Được bình xét có thành tích xuất sắc trong phong trào",
  },
  standard "b" { title = "Điểm b, đột xuất", basis = law "Điều 74 khoản 3 điểm b",
    nomination.standard:is "b" :as "Đề nghị theo điểm b",
    nomination.outstanding:as "Có thành tích xuất sắc đột xuất",
    nomination.influence:at_least "linh_vuc" :as "Ảnh hưởng trong một lĩnh vực",
  },
  standard "c" { title = "Điểm c, đóng góp", basis = law "Điều 74 khoản 3 điểm c",
    nomination.standard:is "c" :as "Đề nghị theo điểm c",
    nomination.outstanding:as "Có nhiều đóng góp vào kinh tế - xã hội, khoa học, từ thiện",
  },
  standard "d" { title = "Điểm d, 02 năm liên tục xuất sắc", basis = law "Điều 74 khoản 3 điểm d",
    any { unit.rating:streak("HTXSNV"):at_least(2), unit.ttldxs_years:at_least(2) }
      :as "02 năm liên tục hoàn thành xuất sắc hoặc đạt Tập thể lao động xuất sắc",
    unit.welfare:as "Dân chủ cơ sở, chăm lo đời sống, tiết kiệm, phòng chống tham nhũng",
  },

  council(),
  dossier { "to_trinh", "bao_cao", "bien_ban_khen_thuong" },
  bonus = bonus_of(param.bonus_bkt_unit),
}

-- Giấy khen của Giám đốc Sở (Điều 75 khoản 1 điểm c) -------------------------------------------------------------------

-- Luật chỉ nói ai tặng; tiêu chuẩn do UBND tỉnh quy định (khoản 2). Gói của từng Sở thêm tiêu chuẩn vào hai mục này.
award "giay_khen_so_ca_nhan" {
  title = "Giấy khen của Giám đốc Sở (cá nhân)", kind = "form", category = "phong_trao",
  for_each = person, consider = "nominated", decided_by = "giam_doc_so",
  basis = law "Điều 75 khoản 1 điểm c",
  requires { person.exemplary:as "Gương mẫu chấp hành chủ trương, pháp luật" :id "guong_mau" },
  council(),
  dossier { "to_trinh", "bao_cao", "bien_ban_khen_thuong" },
  bonus = bonus_of(param.bonus_gks_person),
}

award "giay_khen_so_tap_the" {
  title = "Giấy khen của Giám đốc Sở (tập thể)", kind = "form", category = "phong_trao",
  for_each = unit, consider = "nominated", decided_by = "giam_doc_so",
  basis = law "Điều 75 khoản 1 điểm c",
  requires { unit.united:as "Nội bộ đoàn kết, gương mẫu chấp hành" :id "doan_ket" },
  council(),
  dossier { "to_trinh", "bao_cao", "bien_ban_khen_thuong" },
  bonus = bonus_of(param.bonus_gks_unit),
}

-- Một thành tích không được nhiều hình thức khen (Điều 5 khoản 2 điểm c): Bằng khen được xét trước.
-- Khen thưởng đã bị hủy thì không còn là đã được khen.
exclusive { "bang_khen_tinh_ca_nhan", "giay_khen_so_ca_nhan", by = nomination.achievement,
  past = person.honours:where { cancelled = false }, basis = law "Điều 5 khoản 2 điểm c" }
exclusive { "bang_khen_tinh_tap_the", "giay_khen_so_tap_the", by = nomination.achievement,
  past = unit.honours:where { cancelled = false }, basis = law "Điều 5 khoản 2 điểm c" }
