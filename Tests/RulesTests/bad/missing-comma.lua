award "a" { title = "A", for_each = person,
  requires {
    person.leader
    person.score:at_least(3),
  },
}
award "b" { title = "B", for_each = person, requires { person.scor:at_least(3) } }
