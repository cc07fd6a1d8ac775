parameter "seats" {}
