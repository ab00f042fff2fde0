config {
  script = 2
  other = {
    text = <<-EOT
      a
    EOT
    x = 1
  }
  list = [
    <<-EOT
      b
    EOT
    ,
    true
  ]
}
