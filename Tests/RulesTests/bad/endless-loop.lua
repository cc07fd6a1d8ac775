local n = 0
while n < 1 do n = n * 1 end
award "a" { title = "A", for_each = person, requires { person.leder } }
