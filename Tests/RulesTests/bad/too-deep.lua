local e = person.score
for i = 1, 8000 do e = e + 1 end
award "a" { title = "A", for_each = person, requires { e:at_least(3) } }
