-- SPDX-License-Identifier: Apache-2.0
pack { id = "eligibility", title = "Đo tốc độ xét điều kiện", files = { "people", "rules" } }
