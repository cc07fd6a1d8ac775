award "a" { title = "A", for_each = person, requires {
  at_least_of(3, { person.leader, person.score:at_least(70) }),
  at_least_of(0, { person.leader, person.score:at_least(70) }),
  person.joined:between("2024-12-31", "2024-01-01"),
  person.unit.members:share(person.leader):at_least(70),
  person.unit.members:share(person.leader):at_most(percent(40)),
} }
quota "a" { seats = share(15, { of = eligible "a" }), rank = { highest(person.score) },
  floor "women" { person.gender:is "nu", at_least = 30 },
  reserve "leaders" { person.leader, at_least = 60, of = "seats" },
  reserve "good" { person.score:at_least(90), at_least = 2 },
}
