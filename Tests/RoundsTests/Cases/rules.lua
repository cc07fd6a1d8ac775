-- Một huy hiệu nhỏ: đủ mọi loại chỗ mà tay người có thể viết nhầm.
codes "rating" { ordered = true, { "KHTNV", "Không hoàn thành" }, { "HTNV", "Hoàn thành" }, { "HTTNV", "Hoàn thành tốt" },
  { "HTXSNV", "Hoàn thành xuất sắc" } }
record "unit" { field "code" { text, key = true } }
record "person" { title = "Cá nhân",
  field "code" { text, key = true }, field "name" { text, title = "Họ và tên" },
  field "unit" { ref "unit", inverse = "members" },
  field "frontline" { flag, title = "Người lao động trực tiếp" },
  field "score" { integer, range = { 0, 100 }, title = "Điểm" },
  field "rating" { yearly (one_of "rating"), title = "Xếp loại" },
  field "ideas" { events { year = integer, level = one_of { "co_so", "tinh" } }, title = "Sáng kiến" },
}
record "nomination" { field "award" { text }, field "person" { ref "person" }, field "unit" { ref "unit" } }
parameter "seats" { title = "Số suất", range = { 0, 10 }, { from = "2024-01-01", value = 2, basis = "Kế hoạch", status = "confirmed" } }

define "good" { for_each = person, title = "Hoàn thành tốt trở lên", person.rating:in_year(round.year):at_least "HTTNV" }

award "huy_hieu" { title = "Huy hiệu", kind = "form", for_each = person, consider = "all", basis = "Quy chế, Điều 2",
  requires { person.good:as "Hoàn thành tốt trở lên" },
  standard "diem" { title = "Điểm cao", person.score:at_least(80):as "Từ 80 điểm" },
  standard "sang_kien" { title = "Có sáng kiến",
    person.ideas:where { event.level:is "tinh" }:within(2):count():at_least(1):as "Có sáng kiến cấp tỉnh trong 02 năm" },
}
quota "huy_hieu" { seats = param.seats, rank = { highest (person.score) },
  reserve "truc_tiep" { title = "Lao động trực tiếp", person.frontline, at_least = 1 } }
