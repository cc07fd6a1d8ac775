award "a" { title = "A", for_each = person, requires {
  person.score < person.score,
  "x" .. person.name,
  #person.honours,
  person.score:at_least(1)(2),
} }
