-- Ví dụ đủ: mỗi ngưỡng nhìn từ hai phía, mỗi điều kiện một lần đúng, một lần sai, một mình quyết định.
local function person_of(code, changes)
  local made = { code = code, name = code, score = 50, frontline = false, rating = { [2024] = "HTTNV" }, ideas = {} }
  for key, value in pairs(changes) do made[key] = value end
  return made
end
local session = { year = 2024, date = "2024-12-10" }

test "Từ 80 điểm, không phải 79, và phải hoàn thành tốt" {
  round = session,
  persons = {
    person_of("A", { score = 80 }), person_of("B", { score = 79 }),
    person_of("C", { score = 99, rating = { [2024] = "HTNV" } }),
    person_of("D", { score = 81, rating = { [2024] = "HTXSNV" } }),
  },
  expect { "huy_hieu", of = "A", verdict = "eligible", standards = { "diem" } },
  expect { "huy_hieu", of = "B", verdict = "ineligible" },
  expect { "huy_hieu", of = "C", verdict = "ineligible" },
  expect { "huy_hieu", of = "D", verdict = "eligible" },
}
test "Sáng kiến cấp tỉnh của năm xét hoặc năm trước; cấp cơ sở hay cũ hơn thì không" {
  round = session,
  persons = {
    person_of("A", { ideas = { { year = 2023, level = "tinh" } } }),
    person_of("B", { ideas = { { year = 2022, level = "tinh" } } }),
    person_of("C", { ideas = { { year = 2024, level = "co_so" } } }),
    person_of("D", { ideas = { { year = 2024, level = "tinh" }, { year = 2024, level = "tinh" } } }),
  },
  expect { "huy_hieu", of = "A", verdict = "eligible", standards = { "sang_kien" } },
  expect { "huy_hieu", of = "B", verdict = "ineligible" },
  expect { "huy_hieu", of = "C", verdict = "ineligible" },
  expect { "huy_hieu", of = "D", verdict = "eligible" },
}
test "Hai suất, một suất cho lao động trực tiếp" {
  round = session,
  persons = {
    person_of("A", { score = 95 }), person_of("B", { score = 94 }), person_of("C", { score = 93 }),
    person_of("D", { score = 82, frontline = true }), person_of("E", { score = 81, frontline = true }),
  },
  expect { "huy_hieu", of = "A", outcome = "awarded" },
  expect { "huy_hieu", of = "B", outcome = "not_awarded" },
  expect { "huy_hieu", of = "D", outcome = "awarded" },
  expect { "huy_hieu", of = "E", outcome = "not_awarded" },
}
