-- SPDX-License-Identifier: Apache-2.0
-- Những cột Sở dùng thêm.

codes "unit_kind" {
  { "ban_giam_doc", "Ban Giám đốc" },
  { "phong", "Phòng" },                               -- gồm cả Văn phòng Sở, Thanh tra Sở
  { "don_vi", "Đơn vị trực thuộc" },
  { "chi_nhanh", "Chi nhánh" },
  { "to", "Tổ" },
  { "doi", "Đội" },
}

codes "small_test" {
  { "kind", "Theo loại đơn vị" },
  { "headcount", "Theo số người" },
  { "flag", "Theo xác nhận của Sở" },
  { "any", "Một trong ba" },
}

amend.record "unit" {
  field "kind"       { one_of "unit_kind", title = "Loại đơn vị", columns = { "Loại đơn vị" } },
  -- Chi nhánh gửi hồ sơ qua Văn phòng Đăng ký đất đai; đơn vị gửi thẳng Văn phòng Sở thì để trống.
  field "aggregator" { ref "unit", inverse = "branches", blank = "absent", title = "Đơn vị tổng hợp",
                       columns = { "Đơn vị tổng hợp" } },
  field "headcount"  { integer, range = { 1, 2000 }, title = "Số người", columns = { "Số người" } },
  field "small_flag" { flag, blank = false, title = "Sở xác nhận là tập thể nhỏ", columns = { "Tập thể nhỏ" } },
  field "task_score" { decimal, range = { 0, 100 }, title = "Điểm nhiệm vụ trọng tâm",
                       columns = { "Điểm nhiệm vụ trọng tâm" }, changeable = "later" },
}

amend.record "person" {
  field "leader_class"   { integer, range = { 1, 5 }, title = "Nhóm chức vụ (Biểu 0603)", columns = { "Nhóm chức vụ" } },
  field "advisory_staff" { flag, blank = false, title = "Trực tiếp làm công tác tham mưu",
                           columns = { "Trực tiếp tham mưu" } },
  field "leads"          { ref "unit", inverse = "leaders", blank = "absent", title = "Đứng đầu đơn vị",
                           columns = { "Đứng đầu đơn vị" } },
  field "registered"     { flag, title = "Có đăng ký thi đua", columns = { "Đăng ký thi đua" }, changeable = "later" },
  field "task_score"     { decimal, range = { 0, 100 }, title = "Điểm nhiệm vụ trọng tâm",
                           columns = { "Điểm nhiệm vụ trọng tâm" }, changeable = "later" },
  field "former_unit_months" { integer, range = { 0, 12 }, blank = 0,
                           title = "Số tháng ở đơn vị cũ trong năm", columns = { "Số tháng ở đơn vị cũ" } },
}

amend.record "nomination" {
  field "forwarded_by" { ref "unit", title = "Đơn vị tổng hợp gửi lên", columns = { "Tổng hợp qua" },
                         changeable = true },
  field "unit_for"     { integer, range = { 0, 2000 }, title = "Phiếu tán thành tại đơn vị",
                         columns = { "Phiếu đơn vị Tán thành", "Phiếu tán thành" } },
  field "unit_total"   { integer, range = { 0, 2000 }, title = "Số người bỏ phiếu tại đơn vị",
                         columns = { "Phiếu đơn vị Tổng số", "Tổng số phiếu" } },
}

amend.codes "paper" { { "nhan_xet_don_vi_cu", "Nhận xét của đơn vị cũ" } }
