config { replicas = 2 } # few
subcomponent "web" { disabled = true }
