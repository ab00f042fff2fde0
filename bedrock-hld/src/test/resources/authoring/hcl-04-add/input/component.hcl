name = "shop"

# where all runs
subcomponent "infra" {
  source = "./infra" # ours
}
# nothing more
