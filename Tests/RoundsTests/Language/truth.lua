-- Three values and bounds: what is known, what is not, and what follows all the same.
codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }
record "unit" { field "code" { text, key = true }, field "size" { integer, range = { 0, 100 } } }
record "person" {
  field "code" { text, key = true }, field "unit" { ref "unit", inverse = "members" },
  field "a" { flag }, field "b" { flag }, field "n" { integer, range = { 0, 10 } }, field "d" { decimal },
  field "zero" { integer, blank = 0 }, field "boss" { ref "person", blank = "absent" },
  field "rating" { yearly (one_of "rating") },
  field "prizes" { events { year = integer, points = integer } },
}
record "nomination" { field "award" { text }, field "person" { ref "person" }, field "papers" { set_of (one_of { "x", "y" }) },
  field "votes" { integer }, field "standard" { text }, field "achievement" { text } }

local function says(id, condition)
  award (id) { title = id, for_each = person, consider = "all", requires { condition:id(id .. "_c") } }
end
local function unit_says(id, condition)
  award (id) { title = id, for_each = unit, consider = "all", requires { condition } }
end

says("all_ab", all { person.a, person.b })
says("any_ab", any { person.a, person.b })
says("none_ab", none { person.a, person.b })
says("streak1", person.rating:streak("HTXSNV"):at_least(1))
says("streak2", person.rating:streak("HTXSNV"):at_least(2))
says("streak4", person.rating:streak("HTXSNV"):at_least(4))
says("in_range", person.n:at_least(0))
says("out_of_range", person.n:at_least(11))
says("blank_is_zero", person.zero:is(0))
says("no_boss", person.boss:is_absent())
says("boss_n", person.boss.n:at_least(0))
says("boss_not_3", person.boss.n:is_not(3))
says("ratio", (person.n / person.zero):is_absent())
says("exact", person.d:at_least(16.5))
says("third", (person.n / 3):at_least(ratio(1, 3)))
says("latest", person.prizes:latest("points"):is_absent())
says("latest_or", person.prizes:latest("points"):otherwise(7):is(7))
says("no_prizes", person.prizes:count():is(0))

unit_says("share70", unit.members:share(person.a):at_least(percent(70)))
unit_says("every_a", unit.members:every(person.a))
unit_says("share_absent", unit.members:share(person.a):is_absent())

local r = { year = 2024, date = "2024-12-10" }
local function one(fields)
  fields.code, fields.prizes = "P", fields.prizes or {}
  return { fields }
end

test "Kleene: one false settles `all`, one true settles `any`" {
  round = r, persons = one { a = false },
  expect { "all_ab", of = "P", verdict = "ineligible" },
  expect { "any_ab", of = "P", verdict = "undetermined", missing_facts = { "person.b" } },
  expect { "none_ab", of = "P", verdict = "undetermined", missing_facts = { "person.b" } },
}
test "Kleene: the other way round" {
  round = r, persons = one { a = true },
  expect { "all_ab", of = "P", verdict = "undetermined", because = "all_ab_c", missing_facts = { "person.b" } },
  expect { "any_ab", of = "P", verdict = "eligible" },
  expect { "none_ab", of = "P", verdict = "ineligible", because = "none_ab_c" },
}
test "ratings 2024 = HTXSNV, 2023 blank, 2022 = HTXSNV: a streak in [1, 3]" {
  round = r, persons = one { rating = { [2022] = "HTXSNV", [2024] = "HTXSNV" } },
  expect { "streak1", of = "P", verdict = "eligible" },
  expect { "streak2", of = "P", verdict = "undetermined", missing_facts = { "person.rating[2023]" } },
  expect { "streak4", of = "P", verdict = "ineligible" },
}
test "a number that is not known lies in its range" {
  round = r, persons = one {},
  expect { "in_range", of = "P", verdict = "eligible" },
  expect { "out_of_range", of = "P", verdict = "ineligible" },
}
test "a blank means what the schema says" {
  round = r, persons = one {},
  expect { "blank_is_zero", of = "P", verdict = "eligible" },
  expect { "no_boss", of = "P", verdict = "eligible" },
  expect { "boss_n", of = "P", verdict = "ineligible" },
  expect { "boss_not_3", of = "P", verdict = "ineligible" },
}
test "absent is known: x/0, the latest of an empty list" {
  round = r, persons = one { n = 3 },
  expect { "ratio", of = "P", verdict = "eligible" },
  expect { "latest", of = "P", verdict = "eligible" },
  expect { "latest_or", of = "P", verdict = "eligible" },
  expect { "no_prizes", of = "P", verdict = "eligible" },
}
test "a list that was not delivered is unknown" {
  round = r, persons = { { code = "P" } },
  expect { "no_prizes", of = "P", verdict = "undetermined", missing_facts = { "person.prizes" } },
  expect { "latest", of = "P", verdict = "undetermined" },
}
test "thresholds are exact" {
  round = r, persons = one { d = 16.5, n = 1 },
  expect { "exact", of = "P", verdict = "eligible" },
  expect { "third", of = "P", verdict = "eligible" },
}
for good = 6, 7 do
  test ("70 % of 9 people needs 7: " .. good) {
    round = r, units = { { code = "U" } },
    persons = family(9, function(i) return { code = "P" .. i, unit = "U", a = i <= good } end),
    expect { "share70", of = "U", verdict = good == 7 and "eligible" or "ineligible" },
  }
end
test "a share with one unknown has bounds" {
  round = r, units = { { code = "U" }, { code = "V" } },
  persons = {
    { code = "P1", unit = "U", a = true }, { code = "P2", unit = "U", a = true }, { code = "P3", unit = "U" },
    { code = "Q1", unit = "V", a = true }, { code = "Q2", unit = "V", a = false }, { code = "Q3", unit = "V" },
  },
  expect { "share70", of = "U", verdict = "undetermined", missing_facts = { "person[P3].a" } },
  expect { "share70", of = "V", verdict = "ineligible" },
}
test "every of nobody is true, a share of nobody is absent" {
  round = r, units = { { code = "U" } },
  expect { "every_a", of = "U", verdict = "eligible" },
  expect { "share_absent", of = "U", verdict = "eligible" },
  expect { "share70", of = "U", verdict = "ineligible" },
}
