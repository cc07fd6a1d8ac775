-- SPDX-License-Identifier: Apache-2.0
-- Luật không ấn định số lượng khen; chỉ có giới hạn tỷ lệ hoàn thành xuất sắc. Chỉ tiêu khen nằm ở gói của Sở.

local nd48 = source "nd-48-2023"

local rated_good = rating_group.members:count(person.rating:in_year(round.year):is "HTTNV")
local rated_good_or_better = rating_group.members:count(person.rating:in_year(round.year):at_least "HTTNV")
local base = when(param.htxs_base:is "httnv", rated_good, rated_good_or_better)

limit "ty_le_htxsnv" { for_each = rating_group, severity = "warning",
  basis = nd48 "tỷ lệ hoàn thành xuất sắc theo nhóm công việc tương đồng",
  rating_group.members:count(person.rating:in_year(round.year):is "HTXSNV")
    :at_most(percent(param.htxs_share) * base)
    :as "Số người hoàn thành xuất sắc không vượt tỷ lệ của nhóm",
}

-- Bị kỷ luật trong năm thì xếp loại không hoàn thành nhiệm vụ; khác đi là hồ sơ có chỗ sai.
limit "xep_loai_khi_bi_ky_luat" { for_each = person, severity = "warning",
  basis = nd48 "về Điều 4, Điều 5 Nghị định 90/2020/NĐ-CP",
  any { none { person.disciplined_this_year }, person.rating:in_year(round.year):is "KHTNV" }
    :as "Người bị kỷ luật trong năm được xếp loại không hoàn thành nhiệm vụ",
}

-- Danh hiệu ghi trước năm bắt đầu công tác là ghi nhầm năm hoặc nhầm người: phải sửa hồ sơ trước khi xét.
limit "danh_hieu_truoc_khi_cong_tac" { for_each = person, severity = "error",
  basis = "Đối chiếu hồ sơ, không phải điều luật",
  none {
    person.honours:where {
      none { outer.employment:where { event.from:year():at_most(outer.year) }:exists() },
    }:exists(),
  }:as "Không có danh hiệu nào ghi trước năm bắt đầu công tác",
}
