-- Standards, holds, votes, papers, exclusive awards, quotas.
record "unit" { field "code" { text, key = true }, field "name" { text } }
record "person" {
  field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members" }, field "ok" { flag },
  field "good" { flag }, field "score" { integer }, field "direct" { flag }, field "woman" { flag },
  field "holds" { events { field "from" { date }, field "to" { date, blank = "open" } } },
}
record "nomination" { field "award" { text }, field "person" { ref "person" },
  field "papers" { set_of (one_of { "to_trinh", "sang_kien" }) }, field "votes" { integer, range = { 0, 13 } },
  field "standard" { text }, field "achievement" { text }, field "note" { text } }

award "gk" { title = "GK", for_each = person, consider = "nominated",
  requires { person.ok:id "ok" },
  standard "a" { nomination.standard:is "a", dossier { "sang_kien" } },
  standard "b" { person.good },
  hold { person.holds:where { event.from:at_most(round.date), none { event.to:at_most(round.date) } }:exists() },
  approval { nomination.votes:at_least(percent(90) * 13) },
  dossier { "to_trinh" },
}
award "bk" { title = "BK", for_each = person, consider = "nominated", requires { person.ok } }
exclusive { "bk", "gk", by = nomination.achievement }

award "q" { title = "Q", for_each = person, consider = "all", requires { person.ok } }
parameter "seats" { { from = "2024-01-01", value = 3 } }
quota "q" { seats = param.seats, rank = { highest(person.score), prefer(person.woman) },
  reserve "direct" { person.direct, at_least = percent(60), of = "seats", round = "up" },
  cap "unit" { each = person.unit, at_most = share(percent(50), { of = unit.members:count(), round = "down", minimum = 1 }) },
}

local r = { year = 2024, date = "2024-12-10" }
local papers = { "to_trinh", "sang_kien" }
local function nominee(fields)
  fields.award, fields.person = fields.award or "gk", fields.person or "P"
  fields.papers, fields.votes = fields.papers or papers, fields.votes or 13
  return fields
end

test "a standard is enough; its papers bind on its route alone" {
  round = r, persons = { { code = "P", ok = true, good = true, holds = {} }, { code = "R", ok = true, good = false, holds = {} } },
  nominations = { nominee { papers = { "to_trinh" }, standard = "b" },
    nominee { person = "R", papers = { "to_trinh" }, standard = "a" } },
  expect { "gk", of = "P", verdict = "eligible", missing = {}, standards = { "b" }, outcome = "awarded" },
  expect { "gk", of = "R", verdict = "eligible", missing = { "sang_kien" }, outcome = "not_competing" },
}
test "90 % of 13 votes needs 12" {
  round = r, persons = { { code = "P", ok = true, good = true, holds = {} }, { code = "R", ok = true, good = true, holds = {} },
    { code = "S", ok = true, good = true, holds = {} } },
  nominations = { nominee { votes = 12 }, nominee { person = "R", votes = 11 },
    { award = "gk", person = "S", papers = papers } },
  expect { "gk", of = "P", approval = "carried", outcome = "awarded" },
  expect { "gk", of = "R", approval = "not_carried", outcome = "not_competing" },
  expect { "gk", of = "S", approval = "not_taken", outcome = "not_competing" },
}
test "a hold waits, its conclusion releases it, an unknown cell holds" {
  round = r, persons = {
    { code = "P", ok = true, good = true, holds = { { from = "2024-11-15" } } },
    { code = "R", ok = true, good = true, holds = { { from = "2024-11-15", to = "2024-11-20" } } },
    { code = "S", ok = true, good = true, holds = { { to = "2024-12-20" } } } },
  nominations = { nominee {}, nominee { person = "R" }, nominee { person = "S" } },
  expect { "gk", of = "P", held = true, verdict = "eligible", outcome = "not_competing" },
  expect { "gk", of = "R", held = false, outcome = "awarded" },
  expect { "gk", of = "S", held = true },
}
test "nobody is held for a list that was not delivered" {
  round = r, persons = { { code = "P", ok = true, good = true } }, nominations = { nominee {} },
  expect { "gk", of = "P", held = false, outcome = "awarded" },
}
test "one achievement, two awards: the higher first" {
  round = r, persons = { { code = "P", ok = true, good = true, holds = {} }, { code = "R", ok = true, good = true, holds = {} } },
  nominations = {
    nominee { achievement = "T1" }, nominee { award = "bk", achievement = "T1" },
    nominee { person = "R", achievement = "T2" }, nominee { person = "R", award = "bk", achievement = "T3" },
  },
  expect { "bk", of = "P", outcome = "awarded" }, expect { "gk", of = "P", outcome = "excluded" },
  expect { "bk", of = "R", outcome = "awarded" }, expect { "gk", of = "R", outcome = "awarded" },
}
test "blank achievements are never the same" {
  round = r, persons = { { code = "P", ok = true, good = true, holds = {} } },
  nominations = { nominee {}, nominee { award = "bk" } },
  expect { "bk", of = "P", outcome = "awarded" }, expect { "gk", of = "P", outcome = "awarded" },
}
test "two rows that differ only in standard and achievement are one nomination" {
  round = r, persons = { { code = "P", ok = true, good = true, holds = {} } },
  nominations = { nominee { standard = "a", achievement = "T1" }, nominee { standard = "b", achievement = "T2" },
    nominee { award = "bk", achievement = "T2" } },
  expect { "gk", of = "P", standards = { "a", "b" }, outcome = "excluded" },
}
-- 3 seats; 60 % of 3 is 1,8, so 2 for direct workers; each unit has half its people, at least one.
local function crew(rows)
  local made = {}
  for i, row in ipairs(rows) do
    made[i] = { code = row[1], unit = row[2], score = row[3], direct = row[4], woman = row[5] or false, ok = true, good = false }
  end
  return made
end
test "reserve, cap by unit, then merit" {
  round = r, units = { { code = "U" }, { code = "V" } },
  persons = crew { { "A", "U", 9, false }, { "B", "U", 8, false }, { "C", "U", 7, true }, { "D", "U", 6, true },
    { "E", "V", 5, true }, { "F", "V", 4, true } },
  expect { "q", of = "A", outcome = "awarded", rank = 1 }, expect { "q", of = "B", outcome = "not_awarded", rank = 2 },
  expect { "q", of = "C", outcome = "awarded" }, expect { "q", of = "D", outcome = "not_awarded" },
  expect { "q", of = "E", outcome = "awarded", rank = 5 }, expect { "q", of = "F", outcome = "not_awarded" },
}
test "a tie that the keys leave is contested; a woman goes first only on equal scores" {
  round = r, parameters = { seats = 1 }, units = { { code = "U" }, { code = "V" }, { code = "W" } },
  persons = crew { { "A", "U", 9, true, false }, { "B", "V", 9, true, false }, { "C", "W", 8, true, true } },
  expect { "q", of = "A", outcome = "contested", rank = 1 }, expect { "q", of = "B", outcome = "contested", rank = 1 },
  expect { "q", of = "C", outcome = "not_awarded", rank = 3 },
}
test "equal scores: the woman first" {
  round = r, parameters = { seats = 1 }, units = { { code = "U" }, { code = "V" } },
  persons = crew { { "A", "U", 9, true, false }, { "B", "V", 9, true, true } },
  expect { "q", of = "A", outcome = "not_awarded" }, expect { "q", of = "B", outcome = "awarded" },
}

award "u" { title = "U", for_each = unit, consider = "all", requires { unit.code:is "U1" } }
award "p" { title = "P", for_each = person, consider = "all",
  requires { any { awarded("u", { of = person.unit }), person.good } } }
test "another subject's result is that subject's, not the row's" {
  round = r, units = { { code = "U1" }, { code = "U2" } },
  persons = crew { { "A", "U2", 1, false }, { "B", "U1", 1, false }, { "C", "U2", 1, false }, { "D", "U1", 1, false } },
  expect { "p", of = "A", verdict = "ineligible" }, expect { "p", of = "B", verdict = "eligible" },
  expect { "p", of = "C", verdict = "ineligible" }, expect { "p", of = "D", verdict = "eligible" },
}
