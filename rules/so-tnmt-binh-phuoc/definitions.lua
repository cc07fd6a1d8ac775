-- SPDX-License-Identifier: Apache-2.0

local plan = source "ke-hoach-2024"
local rule = source "qd-15-2024"
local form = source "bieu-0603"

-- Phạm vi của phong trào ----------------------------------------------------------------------------------------------

define "in_scope" { for_each = unit, title = "Thuộc phạm vi thi đua của Sở", basis = plan "mục II.1.a",
  unit.kind:one_of { "phong", "don_vi", "chi_nhanh" } }

define "registered_if_required" { for_each = person, title = "Có đăng ký thi đua", basis = plan "mục II.1.b",
  any { none { param.registration_required }, person.registered } }

-- Tập thể nhỏ, người trực tiếp -------------------------------------------------------------------------------------------

-- Văn phòng Đăng ký đất đai, các trung tâm tính cả đơn vị thì không phải tập thể nhỏ.
define "small_collective" { for_each = unit, title = "Tập thể nhỏ", basis = plan "mục II.2, II.3",
  any {
    all { param.small_test:one_of { "kind", "any" }, unit.kind:one_of { "phong", "chi_nhanh", "to", "doi" } },
    all { param.small_test:one_of { "headcount", "any" }, unit.headcount:at_most(param.small_collective_max) },
    all { param.small_test:one_of { "flag", "any" }, unit.small_flag },
  } }

-- Nhóm 5 của Biểu 0603: không giữ chức vụ từ phó phòng trở lên. Phó giám đốc chi nhánh thuộc nhóm 4.
define "direct_worker" { for_each = person, title = "Người lao động trực tiếp", basis = form "nhóm 5",
  person.leader_class:is(5) }

-- Người đứng đầu gắn với kết quả của đơn vị --------------------------------------------------------------------------------

define "led_unit_good" { for_each = person, title = "Đơn vị do mình đứng đầu đạt kết quả", basis = rule "Điều 4",
  any {
    person.leads:is_absent(),
    person.leads.rating:in_year(round.year):at_least(param.leader_unit_rating),
  } }

-- Khen đột xuất, chuyên đề đã nhận: không tính vào tiêu chuẩn, chỉ được ưu tiên khi ngang nhau.
define "special_award" { for_each = person, title = "Đã được khen đột xuất, chuyên đề trong năm",
  basis = rule "Điều 4",
  person.honours:where {
    event.reward_type:one_of { "dot_xuat", "phong_trao" }, none { event.cancelled },
  }:within(1):exists() }

-- Đường đi của hồ sơ ---------------------------------------------------------------------------------------------------------

define "right_path" { for_each = nomination, title = "Hồ sơ đi đúng tuyến", basis = plan "mục III.1.b",
  any {
    nomination.nominating_unit.aggregator:is_absent(),
    nomination.forwarded_by:is(nomination.nominating_unit.aggregator),
  } }

define "unit_vote_share" { for_each = nomination, title = "Tỷ lệ phiếu tại đơn vị", basis = plan "mục III.1.b",
  value = nomination.unit_for / nomination.unit_total }
