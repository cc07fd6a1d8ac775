-- Như limits.lua, nhưng ví dụ chờ điều sai hoặc hỏi điều không có.
limit "diem_qua_thap" { for_each = person, severity = "error", basis = "Quy chế, Điều 3",
  person.score:at_least(10):as "Điểm từ 10 trở lên" }

local someone = { code = "A", name = "An", score = 9, frontline = false, rating = { [2024] = "HTTNV" }, ideas = {} }

test "Chờ điểm 9 là đúng" {
  round = { year = 2024, date = "2024-12-10" }, persons = { someone },
  expect { limit = "diem_qua_thap", of = "A", verdict = "kept" },
  expect { limit = "diem_qua_thap", of = "Z", verdict = "kept" },
  expect { limit = "diem_qua_thapp", of = "A", verdict = "kept" },
  expect { limit = "diem_qua_thap", of = "A", verdict = "eligible" },
  expect { limit = "diem_qua_thap", of = "A" },
}
