-- SPDX-License-Identifier: Apache-2.0
-- Chỉ tiêu và thứ tự ưu tiên. Xếp theo điểm trước; ưu tiên nữ đứng cuối vì chỉ dùng khi mọi điều khác ngang nhau.

local plan = source "ke-hoach-2024"
local rule = source "qd-15-2024"

local function person_order()
  return {
    highest(person.task_score),
    prefer(person.direct_worker),
    prefer(person.special_award),
    highest(nomination.unit_vote_share),
    prefer(person.gender:is "nu"),
  }
end

local function unit_order()
  return {
    highest(unit.task_score),
    prefer(unit.small_collective),
    highest(nomination.unit_vote_share),
    prefer(unit.mostly_women),
  }
end

-- Làm tròn xuống giới hạn, làm tròn lên phần dành riêng: cách hiểu an toàn khi văn bản không nói.

quota "chien_si_thi_dua_co_so" {
  basis = rule "tỷ lệ chưa đối chiếu",
  seats = share(percent(param.cstdcs_department_share), { of = awarded "lao_dong_tien_tien", round = "down" }),
  rank = person_order(),
  cap "don_vi" { title = "Giới hạn của đơn vị", each = person.unit,
    at_most = share(percent(param.cstdcs_unit_share),
      { of = unit.members:count(awarded "lao_dong_tien_tien"), round = "down", minimum = 1 }) },
}

quota "bang_khen_tinh_ca_nhan" {
  basis = plan "mục II.3, II.4",
  seats = param.bkt_person_seats,
  rank = person_order(),
  reserve "truc_tiep" { title = "Suất dành cho người lao động trực tiếp", person.direct_worker,
    at_least = percent(param.direct_worker_share), of = "seats", round = "up" },
  reserve "tham_muu" { title = "Suất dành cho người trực tiếp tham mưu", person.advisory_staff,
    at_least = param.advisory_seats },
  cap "lanh_dao" { title = "Giới hạn lãnh đạo", person.leader_class:at_most(4),
    at_most = round_down(percent(param.leader_share) * param.bkt_person_seats) },
  cap "moi_don_vi" { title = "Giới hạn của đơn vị", each = person.unit, at_most = param.bkt_per_unit },
}

quota "bang_khen_tinh_tap_the" {
  basis = plan "mục II.3, II.4",
  seats = param.bkt_unit_seats,
  rank = unit_order(),
  reserve "tap_the_nho" { title = "Suất dành cho tập thể nhỏ", unit.small_collective,
    at_least = percent(param.small_share), of = "seats", round = "up" },
  cap "chi_nhanh" { title = "Giới hạn cho các chi nhánh", unit.kind:is "chi_nhanh", at_most = param.bkt_branch_max },
}

quota "giay_khen_so_ca_nhan" {
  basis = plan "mục II.3, II.4",
  seats = param.gks_person_seats,
  rank = person_order(),
  reserve "truc_tiep" { title = "Suất dành cho người lao động trực tiếp", person.direct_worker,
    at_least = percent(param.direct_worker_share), of = "seats", round = "up" },
  cap "moi_don_vi" { title = "Giới hạn của đơn vị", each = person.unit,
    at_most = share(percent(param.gks_unit_share),
      { of = unit.members:count(person.in_service), round = "down", minimum = 1 }) },
}

quota "giay_khen_so_tap_the" {
  basis = plan "mục II.3, II.4",
  seats = param.gks_unit_seats,
  rank = unit_order(),
  reserve "tap_the_nho" { title = "Suất dành cho tập thể nhỏ", unit.small_collective,
    at_least = percent(param.small_share), of = "seats", round = "up" },
}

-- Số người ghi ở bảng tập thể phải khớp danh sách, nếu không mọi tỷ lệ theo số người đều đáng ngờ.
limit "quan_so" { for_each = unit, severity = "warning", basis = plan "mục III.2",
  unit.members:count(person.in_service):is(unit.headcount):as "Số người khai khớp với danh sách",
}
