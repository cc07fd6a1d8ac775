award "a" { title = "A", for_each = person, requires {
  person.score:at_least "HTTNV",
  person.name:at_least(3),
  person.joined:before "10/12/2024",
  person.gender:at_least "nam",
} }
