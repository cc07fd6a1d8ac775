-- Giới hạn đối chiếu hồ sơ cũng có ví dụ: giữ đúng, vi phạm, chưa rõ.
limit "diem_qua_thap" { for_each = person, severity = "error", basis = "Quy chế, Điều 3",
  person.score:at_least(10):as "Điểm từ 10 trở lên" }

local function person_of(code, score)
  return { code = code, name = code, score = score, frontline = false, rating = { [2024] = "HTTNV" }, ideas = {} }
end

test "Điểm 10 là đúng, điểm 9 là sai, không có điểm là chưa rõ" {
  round = { year = 2024, date = "2024-12-10" },
  persons = { person_of("A", 10), person_of("B", 9), person_of("C") },
  expect { limit = "diem_qua_thap", of = "A", verdict = "kept" },
  expect { limit = "diem_qua_thap", of = "B", verdict = "broken" },
  expect { limit = "diem_qua_thap", of = "C", verdict = "undetermined" },
}
