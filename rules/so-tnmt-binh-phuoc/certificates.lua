-- SPDX-License-Identifier: Apache-2.0
-- Bằng khen UBND tỉnh, Giấy khen Giám đốc Sở: phần của Sở.

local plan = source "ke-hoach-2024"
local rule = source "qd-15-2024"

-- Điều kiện chung -----------------------------------------------------------------------------------------------------

-- Khen đột xuất thì không chờ kết quả của đơn vị.
requires {
  for_awards = { "bang_khen_tinh_ca_nhan", "giay_khen_so_ca_nhan" },
  person.registered_if_required:as "Có đăng ký thi đua" :id "dang_ky",
  any { person.led_unit_good, nomination.reward_type:is "dot_xuat" }
    :as "Đơn vị do mình đứng đầu hoàn thành tốt nhiệm vụ trở lên" :id "don_vi_phu_trach",
}

requires {
  for_awards = { "bang_khen_tinh_tap_the", "giay_khen_so_tap_the" },
  unit.in_scope:as "Là phòng, đơn vị trực thuộc hoặc chi nhánh" :id "pham_vi",
}

for _, id in ipairs { "bang_khen_tinh_ca_nhan", "giay_khen_so_ca_nhan" } do
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

for _, id in ipairs { "bang_khen_tinh_tap_the", "giay_khen_so_tap_the" } do
  amend.award(id) {
    approval {
      nomination.nominating_unit.code:is(unit.code):as "Do chính tập thể đề nghị",
      nomination.right_path:as "Chi nhánh gửi qua Văn phòng Đăng ký đất đai",
    },
  }
end

-- Giấy khen: tiêu chuẩn do tỉnh quy định, chưa có bản công khai. Mượn mẫu của một bộ, đánh dấu giả định ở tham số. ------

amend.award "giay_khen_so_ca_nhan" {
  requires {
    any { param.certificate_beside_cstdcs, none { awarded "chien_si_thi_dua_co_so" } }
      :as "Chưa đạt Chiến sĩ thi đua cơ sở trong năm" :id "cung_nam_cstdcs",
  },
  standard "phong_trao" { title = "Phong trào thi đua", basis = plan "mục II.4",
    nomination.reward_type:is "phong_trao" :as "Khen phong trào thi đua",
    nomination.outstanding:as "Được bình xét có thành tích xuất sắc trong phong trào",
    person.rating:in_year(round.year):at_least(param.gks_min_rating):as "Xếp loại từ mức tối thiểu",
  },
  standard "dot_xuat" { title = "Đột xuất", basis = rule "tiêu chuẩn chưa đối chiếu",
    nomination.reward_type:is "dot_xuat" :as "Khen đột xuất",
    nomination.outstanding:as "Có thành tích đột xuất",
  },
}

amend.award "giay_khen_so_tap_the" {
  standard "phong_trao" { title = "Phong trào thi đua", basis = plan "mục II.4",
    nomination.reward_type:is "phong_trao" :as "Khen phong trào thi đua",
    nomination.outstanding:as "Được bình xét có thành tích xuất sắc trong phong trào",
    unit.rating:in_year(round.year):at_least(param.gks_min_rating):as "Xếp loại từ mức tối thiểu",
  },
  standard "dot_xuat" { title = "Đột xuất", basis = rule "tiêu chuẩn chưa đối chiếu",
    nomination.reward_type:is "dot_xuat" :as "Khen đột xuất",
    nomination.outstanding:as "Có thành tích đột xuất",
  },
}
