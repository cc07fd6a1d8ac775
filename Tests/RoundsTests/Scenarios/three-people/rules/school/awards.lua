local rule = source "quy-che"

parameter "seats" { title = "Số suất", range = { 0, 100 },
  { from = "2024-01-01", value = 2, basis = rule "Điều 5", status = "assumed" },
}

define "strong" { for_each = class, title = "Lớp mạnh", class.pupils:share(pupil.grade:in_year(round.year):at_least "K"):at_least(percent(60)) }

award "hoc_sinh_gioi" {
  title = "Học sinh giỏi", kind = "title", for_each = pupil, consider = "all", basis = rule "Điều 2",
  requires { pupil.score:at_least(7.5):as "Điểm từ 7,5 trở lên", basis = rule "Điều 2 khoản 1" },
  standard "a" { basis = rule "Điều 3 điểm a", pupil.grade:streak("G"):at_least(2) },
  standard "b" { basis = rule "Điều 3 điểm b", pupil.prizes:where { level = "tinh" }:within(2):count():at_least(1) },
}
quota "hoc_sinh_gioi" {
  seats = param.seats, rank = { highest(pupil.score), prefer(pupil.girl) },
  reserve "lop_manh" { pupil.class.strong, at_least = 1 },
}

award "lop_tien_tien" {
  title = "Lớp tiên tiến", kind = "title", for_each = class, consider = "all", basis = rule "Điều 4",
  requires { class.strong, class.pupils:some(awarded "hoc_sinh_gioi") },
}
