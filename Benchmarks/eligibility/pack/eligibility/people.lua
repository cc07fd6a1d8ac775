-- SPDX-License-Identifier: Apache-2.0

-- The people of the eligibility and the functions benchmark.

codes "rating" { ordered = true, { "KHTNV" }, { "HTNV" }, { "HTTNV" }, { "HTXSNV" } }

record "person" { title = "people", sheet = "people",
  field "number" { text, key = true, title = "id" },
  field "unit_id" { integer, title = "unit_id" },
  field "unit_size" { integer, title = "unit_size" },
  field "is_leader" { flag, title = "is_leader" },
  field "is_frontline" { flag, title = "is_frontline" },
  field "years_service" { integer, title = "years_service" },
  field "rating_y0" { one_of "rating", title = "rating_y0" },
  field "rating_y1" { one_of "rating", title = "rating_y1" },
  field "rating_y2" { one_of "rating", title = "rating_y2" },
  field "ldtt_streak" { integer, title = "ldtt_streak" },
  field "cstdcs_streak" { integer, title = "cstdcs_streak" },
  field "initiatives_2y" { integer, title = "initiatives_2y" },
  field "science_topics_2y" { integer, title = "science_topics_2y" },
  field "discipline_active" { flag, title = "discipline_active" },
  field "under_investigation" { flag, title = "under_investigation" },
  field "leave_months" { integer, title = "leave_months" },
  field "tasks_done_pct" { decimal, title = "tasks_done_pct" },
  field "vote_pct" { decimal, title = "vote_pct" },
  field "dossier_report" { flag, title = "dossier_report" },
  field "dossier_minutes" { flag, title = "dossier_minutes" },
  field "last_award_year" { integer, blank = "absent", title = "last_award_year" },
}
