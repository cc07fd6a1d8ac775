amend.award "bang_khen" { title = "A" }
withdraw.award "giay_khen"
