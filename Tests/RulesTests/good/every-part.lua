parameter "seats" { title = "Suất", range = { 0, 10 }, { from = "2024-01-01", value = 2, status = "assumed" } }
define "small" { for_each = unit, title = "Tập thể nhỏ", unit.headcount:at_most(10) }
award "a" { title = "A", kind = "form", for_each = person, consider = "nominated",
  requires { person.leader:as "Lãnh đạo" :id "lanh_dao" },
  standard "x" { person.score:at_least(3), dossier { "to_trinh" } },
  standard "y" { person.unit.small },
  hold { person.honours:where { event.year:is(2024) }:exists() },
  approval { nomination.votes:at_least(percent(90) * 13) },
  dossier { paper("bao_cao", { when = person.leader }) },
  bonus = { coefficient = 1.5, base = 1800000 },
}
quota "a" { seats = param.seats, rank = { highest(person.score), prefer(person.leader) },
  reserve "r" { person.unit.small, at_least = percent(60), of = "seats", round = "up" },
  floor "f" { person.leader, at_least = percent(10) }, ceiling "c" { person.leader, at_most = percent(50) },
  cap "u" { each = person.unit, at_most = share(percent(15), { of = unit.members:count(), round = "down", minimum = 1 }) },
}
amend.award "a" { title = "A mới", requires { person.score:at_least(1):id "lanh_dao" } }
hold { for_awards = "all", person.honours:where { code = "LDTT", year = 1990 }:exists() }
limit "l" { for_each = unit, severity = "warning", unit.headcount:at_least(1) }
exclusive { "a", "b" }
award "b" { title = "B", for_each = person, consider = "all", requires { person.leader } }
