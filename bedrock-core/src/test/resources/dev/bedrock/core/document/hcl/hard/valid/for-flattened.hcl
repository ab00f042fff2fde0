a = flatten([
  for r in var.rings : [
    for s in r.services : {
      name = "${r.name}-${s}"
    }
  ]
])
