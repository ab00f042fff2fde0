config {
  a = 1 + 2          # computed
  b = upper("x")
  c = <<-EOT
    text
      more
  EOT
  d = 2
  e = [
    1, # one
    2,
  ]
}
