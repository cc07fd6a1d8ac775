-- SPDX-License-Identifier: Apache-2.0
pack { id = "functions", title = "Đo tốc độ gọi hàm", files = { "people", "rules" } }
