location = "westeurope"
nodes    = 3
tags = {
  team = "a"
}
zones = ["1", "2"]
