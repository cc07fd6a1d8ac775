-- SPDX-License-Identifier: Apache-2.0

-- Six invented awards, fifty-seven conditions: the workload of the eligibility benchmark.

local function rested(years)
  return any { person.last_award_year:is_absent(), person.last_award_year:at_most(2025 - years) }
end

award "provincial_certificate" { title = "provincial_certificate", for_each = person, consider = "all", requires {
  none { person.discipline_active },
  none { person.under_investigation },
  any {
    all { person.rating_y0:is "HTXSNV", person.rating_y1:is "HTXSNV",
      any { person.initiatives_2y:at_least(2), person.science_topics_2y:at_least(2) } },
    person.cstdcs_streak:at_least(2),
    all { person.tasks_done_pct:at_least(100), person.vote_pct:at_least(80) },
  },
  person.dossier_report,
  person.dossier_minutes,
  rested(2),
} }

award "director_certificate" { title = "director_certificate", for_each = person, consider = "all", requires {
  none { person.discipline_active },
  none { person.under_investigation },
  person.rating_y0:one_of { "HTXSNV", "HTTNV" },
  any { person.tasks_done_pct:at_least(90), person.initiatives_2y:at_least(1) },
  person.dossier_report,
  person.leave_months:at_most(6),
} }

award "advanced_worker" { title = "advanced_worker", for_each = person, consider = "all", requires {
  none { person.discipline_active },
  person.rating_y0:one_of { "HTXSNV", "HTTNV" },
  person.years_service:at_least(1),
  person.leave_months:at_most(5),
  none { person.tasks_done_pct:less_than(70) },
  any { person.dossier_report, person.dossier_minutes },
} }

award "grassroots_fighter" { title = "grassroots_fighter", for_each = person, consider = "all", requires {
  none { person.discipline_active, person.under_investigation },
  person.rating_y0:one_of { "HTXSNV", "HTTNV" },
  any { person.rating_y0:is "HTXSNV", person.ldtt_streak:at_least(2) },
  any { person.initiatives_2y:at_least(1), person.science_topics_2y:at_least(1) },
  person.vote_pct:at_least(70),
  person.dossier_minutes,
  person.leave_months:at_most(3),
} }

award "provincial_fighter" { title = "provincial_fighter", for_each = person, consider = "all", requires {
  none { person.discipline_active, person.under_investigation },
  person.cstdcs_streak:at_least(2),
  person.rating_y0:is "HTXSNV",
  any { person.science_topics_2y:at_least(1), person.initiatives_2y:at_least(3) },
  person.vote_pct:at_least(85),
  person.dossier_report,
  person.dossier_minutes,
  rested(2),
} }

award "frontline_certificate" { title = "frontline_certificate", for_each = person, consider = "all", requires {
  person.is_frontline,
  none { person.is_leader },
  person.years_service:at_least(5),
  any { person.tasks_done_pct:at_least(100),
    all { person.rating_y0:one_of { "HTXSNV", "HTTNV" }, person.rating_y1:one_of { "HTXSNV", "HTTNV" } } },
  none { person.discipline_active },
  person.leave_months:at_most(4),
  any { person.dossier_report, person.dossier_minutes },
  none { person.unit_size:less_than(8) },
} }
