-- SPDX-License-Identifier: Apache-2.0
-- Hồ sơ gồm những bảng nào, mỗi cột là gì, tên cột trong Excel ra sao.
-- Ô để trống nghĩa là "chưa biết", trừ khi ghi rõ `blank`.
-- `changeable`: còn làm hoặc còn ghi nhận được (true), hay chỉ các năm sau mới có ("later"); không ghi là không đổi được.

-- Sáng kiến chỉ được tính khi đủ cả bốn điều của Luật, Điều 3 khoản 4: có hiệu quả, đã áp dụng, nhân rộng được, được công nhận.
local initiatives = events {
  field "name"       { text,             title = "Tên sáng kiến" },
  field "level"      { one_of "influence", title = "Phạm vi ảnh hưởng" },
  field "year"       { integer, range = { 2000, 2100 }, title = "Năm áp dụng" },
  field "effective"  { flag, title = "Có hiệu quả", changeable = true },
  field "applied"    { flag, title = "Đã áp dụng", changeable = true },
  field "replicable" { flag, title = "Nhân rộng được", changeable = true },
  field "recognised" { flag, title = "Được công nhận", changeable = true },
  field "number"     { text, title = "Số quyết định" },
}

local studies = events {
  field "name"     { text,               title = "Tên đề tài" },
  field "level"    { one_of "influence", title = "Phạm vi ảnh hưởng" },
  field "year"     { integer, range = { 2000, 2100 }, title = "Năm nghiệm thu" },
  field "accepted" { flag, title = "Đã nghiệm thu", changeable = true },
  field "applied"  { flag, title = "Đã áp dụng", changeable = true },
  field "number"   { text, title = "Số quyết định" },
}

-- Danh hiệu bị hủy (Luật, Điều 93) thì đánh dấu cột "Đã hủy", không xóa dòng: chuỗi năm dựa vào đó phải đứt theo.
local honours = events {
  field "code"        { one_of "honour", title = "Danh hiệu, hình thức" },
  field "year"        { integer, range = { 1990, 2100 }, title = "Năm" },
  field "reward_type" { one_of "reward_type", title = "Loại hình" },
  field "number"      { text, title = "Số quyết định" },
  field "achievement" { text, title = "Thành tích" },
  field "cancelled"   { flag, blank = false, title = "Đã hủy" },
}

local holds = events {
  field "kind"  { one_of "hold_kind", title = "Lý do" },
  field "signs" { flag, title = "Có dấu hiệu vi phạm" },
  field "from"  { date, title = "Từ ngày" },
  field "to"    { date, blank = "open", title = "Ngày kết luận" },
}

record "unit" { title = "Tập thể", sheet = { "Tập thể", "Đơn vị" },
  field "code"     { text, key = true, title = "Mã đơn vị", columns = { "Mã đơn vị" } },
  field "name"     { text, title = "Tên đơn vị", columns = { "Tên đơn vị", "Tên tập thể" } },
  field "parent"   { ref "unit", inverse = "children", blank = "absent", title = "Đơn vị cấp trên",
                     columns = { "Đơn vị cấp trên" } },
  field "rating"   { yearly(one_of "rating"), title = "Xếp loại", columns = { "Xếp loại {year}" }, changeable = "later" },
  field "movement" { flag, title = "Tổ chức phong trào thi đua thường xuyên, thiết thực, hiệu quả",
                     columns = { "Phong trào thi đua" }, changeable = true },
  field "united"   { flag, title = "Nội bộ đoàn kết, gương mẫu chấp hành", columns = { "Đoàn kết, chấp hành" },
                     changeable = "later" },
  field "welfare"  { flag, title = "Thực hiện dân chủ cơ sở, chăm lo đời sống, tiết kiệm, phòng chống tham nhũng",
                     columns = { "Dân chủ cơ sở" }, changeable = "later" },
  field "annual_papers" { set_of(one_of "paper"), title = "Hồ sơ bình xét năm của đơn vị",
                     columns = { "Hồ sơ bình xét năm" }, changeable = true },
  field "honours"  { honours, title = "Khen thưởng tập thể", sheet = "Khen thưởng tập thể", changeable = "later" },
  field "holds"    { holds, title = "Tạm dừng xét tập thể", sheet = "Tạm dừng tập thể" },
}

-- Nhóm công việc tương đồng: giới hạn tỷ lệ hoàn thành xuất sắc được tính trong từng nhóm.
record "rating_group" { title = "Nhóm xếp loại", sheet = "Nhóm xếp loại",
  field "code" { text, key = true, title = "Mã nhóm", columns = { "Mã nhóm" } },
  field "name" { text, title = "Tên nhóm", columns = { "Tên nhóm" } },
}

record "person" { title = "Cá nhân", sheet = { "Cá nhân", "Danh sách CBCCVC" },
  field "code"      { text, key = true, title = "Mã CB", columns = { "Mã CB", "Mã số" } },
  field "name"      { text, title = "Họ và tên", columns = { "Họ và tên", "Họ tên" } },
  field "gender"    { one_of "gender", title = "Giới tính", columns = { "Giới tính", "Nam/Nữ" } },
  field "unit"      { ref "unit", inverse = "members", title = "Đơn vị", columns = { "Mã đơn vị", "Đơn vị" } },
  field "position"  { text, title = "Chức vụ", columns = { "Chức vụ", "Chức vụ, chức danh" } },
  field "labour"    { one_of "labour", title = "Loại lao động", columns = { "Loại lao động" } },
  field "rating_group" { ref "rating_group", inverse = "members", title = "Nhóm xếp loại",
                     columns = { "Nhóm xếp loại" } },
  field "rating"    { yearly(one_of "rating"), title = "Xếp loại", columns = { "Xếp loại {year}" }, changeable = "later" },
  field "exemplary" { flag, title = "Gương mẫu chấp hành, đoàn kết, tích cực thi đua",
                     columns = { "Gương mẫu chấp hành" }, changeable = "later" },
  field "honours"     { honours, title = "Khen thưởng đã nhận", sheet = { "Khen thưởng cá nhân" }, changeable = "later" },
  field "initiatives" { initiatives, title = "Sáng kiến", sheet = "Sáng kiến", changeable = true },
  field "studies"     { studies, title = "Đề tài", sheet = "Đề tài", changeable = true },
  field "holds"       { holds, title = "Tạm dừng xét", sheet = "Tạm dừng xét" },
  field "disciplines" { events {
      field "form"    { one_of "discipline_form", title = "Hình thức kỷ luật" },
      field "side"    { one_of "discipline_side", title = "Bên xử lý" },
      field "date"    { date, title = "Ngày kỷ luật" },
      field "to"      { date, blank = "open", title = "Ngày hết thời hạn" },
      field "conduct" { text, title = "Mã vụ việc" },   -- kỷ luật Đảng và chính quyền cho một vụ việc ghi cùng mã
    }, title = "Kỷ luật", sheet = "Kỷ luật" },
  field "employment" { events {
      field "kind" { one_of "labour", title = "Hình thức làm việc" },
      field "from" { date, title = "Từ ngày" },
      field "to"   { date, blank = "open", title = "Đến ngày" },
    }, title = "Quá trình làm việc tại cơ quan", sheet = "Quá trình làm việc" },
  field "leave" { events {
      field "kind" { one_of "leave_kind", title = "Loại nghỉ" },
      field "from" { date, title = "Từ ngày" },
      field "to"   { date, title = "Đến ngày" },
    }, title = "Nghỉ dài ngày", sheet = "Nghỉ dài ngày" },
  field "trainings" { events {
      field "from"     { date, title = "Từ ngày" },
      field "to"       { date, title = "Đến ngày" },
      field "complied" { flag, title = "Chấp hành tốt" },
      field "result"   { one_of "study_result", title = "Kết quả học tập" },
    }, title = "Đào tạo, bồi dưỡng", sheet = "Đào tạo" },
}

record "nomination" { title = "Đề nghị khen thưởng", sheet = { "Đề nghị khen thưởng", "Đề nghị" },
  field "award"  { one_of "award", title = "Danh hiệu, hình thức đề nghị", columns = { "Đề nghị tặng", "Danh hiệu" } },
  field "person" { ref "person", inverse = "nominations", blank = "absent", title = "Cá nhân", columns = { "Mã CB" } },
  field "unit"   { ref "unit", inverse = "nominations", blank = "absent", title = "Tập thể",
                   columns = { "Mã tập thể" } },
  field "nominating_unit" { ref "unit", title = "Đơn vị đề nghị", columns = { "Đơn vị đề nghị" } },
  field "reward_type"     { one_of "reward_type", title = "Loại hình khen thưởng", columns = { "Loại hình" } },
  field "standard"        { one_of "clause", title = "Tiêu chuẩn viện dẫn", columns = { "Tiêu chuẩn viện dẫn" },
                            changeable = true },
  field "achievement"     { text, title = "Thành tích", columns = { "Mã thành tích" } },
  field "movement_level"  { one_of "launch_level", title = "Cấp phát động phong trào", columns = { "Cấp phát động" } },
  field "influence"       { one_of "influence", title = "Phạm vi ảnh hưởng của thành tích",
                            columns = { "Phạm vi ảnh hưởng" } },
  field "outstanding"     { flag, title = "Được bình xét có thành tích xuất sắc, tiêu biểu",
                            columns = { "Thành tích xuất sắc" } },
  field "papers"          { set_of(one_of "paper"), title = "Hồ sơ đã nộp", columns = { "Hồ sơ đã nộp" },
                            changeable = true },
  field "initiatives"     { set_of(text), title = "Sáng kiến dùng để đề nghị", columns = { "Sáng kiến sử dụng" } },
  field "council_for"     { integer, range = { 0, 50 }, title = "Phiếu tán thành của Hội đồng",
                            columns = { "Phiếu Hội đồng" } },
}

-- Năm, ngày họp, ngày áp dụng luật và ngày quyết định của đợt xét đã có sẵn; ở đây chỉ thêm Hội đồng.
record "round" { title = "Đợt xét",
  field "council_total"   { integer, range = { 1, 50 }, title = "Tổng số thành viên Hội đồng" },
  field "council_present" { integer, range = { 1, 50 }, title = "Số thành viên có mặt" },
}
