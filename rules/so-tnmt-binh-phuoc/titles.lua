-- SPDX-License-Identifier: Apache-2.0
-- Tiêu chuẩn danh hiệu theo Luật; ở đây thêm điều của tỉnh và của Sở.

requires {
  for_awards = { "chien_si_thi_dua_co_so", "chien_si_thi_dua_tinh" },
  person.registered_if_required:as "Có đăng ký thi đua" :id "dang_ky",
  person.led_unit_good:as "Đơn vị do mình đứng đầu hoàn thành tốt nhiệm vụ trở lên" :id "don_vi_phu_trach",
}

-- Hồ sơ sai tuyến chưa phải là không đủ tiêu chuẩn: chỉ chưa được đưa ra xét cho đến khi gửi đúng.
for _, id in ipairs { "chien_si_thi_dua_co_so", "chien_si_thi_dua_tinh" } do
  amend.award(id) {
    approval {
      nomination.nominating_unit.code:is(person.unit.code):as "Do chính đơn vị của người đó bình bầu",
      nomination.right_path:as "Chi nhánh gửi qua Văn phòng Đăng ký đất đai",
    },
    dossier {
      paper("nhan_xet_don_vi_cu", { when = person.former_unit_months:at_least(param.former_unit_remark_months) }),
    },
  }
end

for _, id in ipairs { "tap_the_lao_dong_tien_tien", "tap_the_lao_dong_xuat_sac" } do
  amend.award(id) {
    requires { unit.in_scope:as "Là phòng, đơn vị trực thuộc hoặc chi nhánh" :id "pham_vi" },
    approval {
      nomination.nominating_unit.code:is(unit.code):as "Do chính tập thể đề nghị",
      nomination.right_path:as "Chi nhánh gửi qua Văn phòng Đăng ký đất đai",
    },
  }
end
