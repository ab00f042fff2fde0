# prod
subcomponent "infra" {
  # the databases
  subcomponent "db" {
    config {
      backup = { keep = 3, at = "02:00" } # at night
    }
  }
}
