config {
  replicas = 3
  image = {
    tag = 1
  }
} # few
subcomponent "web" { disabled = true }
