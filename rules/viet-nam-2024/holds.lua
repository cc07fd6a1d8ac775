-- SPDX-License-Identifier: Apache-2.0
-- Tạm dừng xét, không phải loại: có kết luận trước ngày xét thì được xét lại ngay trong đợt.

local nd98 = source "nd-98-2023"

-- Thanh tra, kiểm tra định kỳ không làm ai bị dừng; chỉ dừng khi đã có dấu hiệu vi phạm.
local pending = {
  event.from:at_most(round.date),
  none { event.to:at_most(round.date) },
  any { none { event.kind:is "thanh_tra" }, event.signs },
}

hold {
  for_awards = {
    "lao_dong_tien_tien", "chien_si_thi_dua_co_so", "chien_si_thi_dua_tinh",
    "bang_khen_tinh_ca_nhan", "giay_khen_so_ca_nhan",
  },
  basis = nd98 "Điều 4",
  person.holds:where(pending):exists()
    :as "Đang bị xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi phạm hoặc xác minh khiếu nại, tố cáo",
}

hold {
  for_awards = {
    "tap_the_lao_dong_tien_tien", "tap_the_lao_dong_xuat_sac", "bang_khen_tinh_tap_the", "giay_khen_so_tap_the",
  },
  basis = nd98 "Điều 4",
  unit.holds:where(pending):exists()
    :as "Tập thể đang bị điều tra, thanh tra có dấu hiệu vi phạm hoặc xác minh khiếu nại, tố cáo",
}
