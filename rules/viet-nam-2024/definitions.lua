-- SPDX-License-Identifier: Apache-2.0
-- Những điều kiện có tên, dùng ở nhiều tiêu chuẩn. Sửa một chỗ, mọi tiêu chuẩn cùng đổi.

local law = source "luat-tdkt-2022"
local nd98 = source "nd-98-2023"
local tt01 = source "tt-01-2024"
local nd48 = source "nd-48-2023"

-- Thời gian công tác ----------------------------------------------------------------------------------------------

define "in_service" { for_each = person, title = "Đang công tác tại ngày xét", basis = law "Điều 83 khoản 1",
  person.employment:where { event.from:at_most(round.date), event.to:at_least(round.date) }:exists() }

-- Hợp đồng rồi mới tuyển dụng vẫn liên tục: tính từ đầu chuỗi các khoảng thời gian nối nhau.
define "enough_service" { for_each = person, title = "Công tác liên tục đủ số tháng tối thiểu",
  basis = tt01 "Điều 1 khoản 5 điểm d",
  person.employment:unbroken { gap_days = param.service_gap_days, ending = round.date }
    :months_until(round.date):at_least(param.min_service_months) }

-- Thai sản, điều trị do cứu người được tính là thời gian công tác nên không nằm trong số ngày nghỉ này.
define "absence_days" { for_each = person, title = "Số ngày nghỉ ốm, nghỉ không lương trong năm",
  basis = nd98 "Điều 4",
  value = person.leave:where { event.kind:one_of { "om", "khong_luong" } }:days { year = round.year } }

-- Ngày cuối khóa cũng là ngày học: khóa 01/9/2023 - 31/8/2024 là đúng một năm.
define "long_training" { for_each = person, title = "Đi học từ 01 năm trở lên", basis = tt01 "Điều 1",
  person.trainings:where {
    event.from:months_through(event.to):at_least(12),
    event.from:year():at_most(round.year),
    event.to:year():at_least(round.year),
  }:exists() }

define "training_counts" { for_each = person, title = "Đi học từ 01 năm, chấp hành tốt, kết quả khá trở lên",
  basis = tt01 "Điều 1",
  person.trainings:where {
    event.from:months_through(event.to):at_least(12),
    event.from:year():at_most(round.year),
    event.to:year():at_least(round.year),
    event.complied,
    event.result:at_least "kha",
  }:exists() }

define "left_this_year" { for_each = person, title = "Đã nghỉ, chuyển đi trong năm", basis = law "Điều 27, Điều 28",
  person.employment:where { event.to:year():is(round.year) }:exists() }

-- Mẫu số của tập thể: những người được đem ra tính tỷ lệ 70 % và 100 %.
-- Số tháng công tác chỉ hỏi ở người còn làm việc: người đã đi thì tính hay không do tham số riêng.
define "counted" { for_each = person, title = "Được tính vào tổng số cá nhân của tập thể", basis = law "Điều 27, Điều 28",
  all {
    any { person.in_service, all { param.count_departed, person.left_this_year } },
    any { param.count_new_recruits, none { person.in_service }, person.enough_service },
    any { param.count_long_trainees, none { person.long_training } },
  } }

-- Kỷ luật ---------------------------------------------------------------------------------------------------------

-- Một vụ việc bị kỷ luật cả về Đảng và chính quyền chỉ tính một lần, vào lần xử lý đầu tiên.
define "disciplined_this_year" { for_each = person, title = "Bị kỷ luật lần đầu về một vụ việc trong năm",
  basis = nd48 "về Điều 4, Điều 5 Nghị định 90/2020/NĐ-CP",
  person.disciplines:first_of_each("conduct", "date"):where { event.date:year():is(round.year) }:exists() }

-- Ở đây hỏi "có hay không" nên không gộp vụ việc: khiển trách rồi cảnh cáo thì vẫn là có cảnh cáo.
define "warned_this_year" { for_each = person, title = "Bị kỷ luật từ cảnh cáo trở lên trong năm",
  basis = law "Điều 28 khoản 1 điểm c",
  person.disciplines:where { event.date:year():is(round.year), event.form:at_least "canh_cao" }:exists() }

-- Chuỗi năm ---------------------------------------------------------------------------------------------------------

-- Sau khi hết thời hạn kỷ luật, thành tích tính lại từ ngày đó. Chưa bị kỷ luật thì tính từ đầu.
local counted_since = person.disciplines:latest("to"):otherwise("1990-01-01")

local cstdcs = person.honours:where { code = "CSTDCS", cancelled = false }
define "cstdcs_years" { for_each = person, title = "Số năm liên tục đạt Chiến sĩ thi đua cơ sở",
  basis = nd98 "Điều 4",
  value = max(
    cstdcs:streak("year", { ending = round.year - 1, since = counted_since }),
    when(param.own_year_counts,
      cstdcs:with_round("CSTDCS", awarded "chien_si_thi_dua_co_so"):streak("year", { since = counted_since }),
      0)) }

define "htxs_years" { for_each = person, title = "Số năm liên tục hoàn thành xuất sắc nhiệm vụ",
  basis = nd98 "Điều 4",
  value = person.rating:streak("HTXSNV", { since = counted_since }) }

local ttldxs = unit.honours:where { code = "TTLDXS", cancelled = false }
define "ttldxs_years" { for_each = unit, title = "Số năm liên tục đạt Tập thể lao động xuất sắc",
  basis = law "Điều 74 khoản 3 điểm d",
  value = max(
    ttldxs:streak("year", { ending = round.year - 1 }),
    when(param.own_year_counts,
      ttldxs:with_round("TTLDXS", awarded "tap_the_lao_dong_xuat_sac"):streak("year"),
      0)) }

-- Sáng kiến, đề tài ---------------------------------------------------------------------------------------------------

-- Cơ sở là phạm vi hẹp nhất, sáng kiến nào được công nhận cũng đạt: chỉ danh hiệu cấp tỉnh mới hỏi phạm vi.
local initiatives = person.initiatives:where { event.effective, event.applied, event.replicable, event.recognised }
local studies = person.studies:where { event.accepted, event.applied }
local provincial = { event.level:at_least "tinh" }

define "initiatives_1y" { for_each = person, title = "Số sáng kiến được công nhận trong năm",
  basis = law "Điều 3 khoản 4", value = initiatives:within(1):count() }
define "initiatives_2y" { for_each = person, title = "Số sáng kiến được công nhận trong 02 năm",
  basis = law "Điều 3 khoản 4", value = initiatives:within(2):count() }
define "initiatives_3y" { for_each = person, title = "Số sáng kiến được công nhận trong 03 năm",
  basis = law "Điều 3 khoản 4", value = initiatives:within(3):count() }
define "provincial_initiatives" { for_each = person, title = "Số sáng kiến có phạm vi ảnh hưởng cấp tỉnh",
  basis = law "Điều 22", value = initiatives:where(provincial):within(param.provincial_work_years):count() }

define "studies_1y" { for_each = person, title = "Số đề tài được nghiệm thu, áp dụng trong năm",
  basis = law "Điều 23", value = studies:within(1):count() }
define "studies_2y" { for_each = person, title = "Số đề tài được nghiệm thu, áp dụng trong 02 năm",
  basis = law "Điều 74 khoản 1 điểm d", value = studies:within(2):count() }
define "studies_3y" { for_each = person, title = "Số đề tài được nghiệm thu, áp dụng trong 03 năm",
  basis = law "Điều 74 khoản 1 điểm d", value = studies:within(3):count() }
define "provincial_studies" { for_each = person, title = "Số đề tài có phạm vi ảnh hưởng cấp tỉnh",
  basis = law "Điều 22", value = studies:where(provincial):within(param.provincial_work_years):count() }

-- Ưu tiên nữ chỉ dùng khi các điều kiện khác ngang nhau, nên chỉ xuất hiện ở cuối thứ tự xếp hạng.
define "mostly_women" { for_each = unit, title = "Tập thể có từ 70 % nữ trở lên", basis = nd98 "Điều 4",
  unit.members:share(person.gender:is "nu", { among = person.in_service }):at_least(percent(70)) }

-- Phiếu của Hội đồng --------------------------------------------------------------------------------------------------

define "vote_total" { for_each = round, title = "Số thành viên dùng để tính tỷ lệ phiếu", basis = law "Điều 90",
  value = when(param.vote_base:is "tong_so", round.council_total, round.council_present) }

define "quorum" { for_each = round, title = "Hội đồng họp đủ số thành viên", basis = law "Điều 90",
  round.council_present:at_least(percent(param.council_quorum) * round.council_total) }
