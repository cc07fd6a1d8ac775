award "a" { title = "A", for_each = person, requires {
  person.leader or person.score:at_least(3),
  person.score:at_least(3) and person.leader,
} }
