config {
  script = <<EOT
echo one
echo two
EOT
  other = {
    text = <<-EOT
      a
    EOT
  }
  list = [
    <<-EOT
      b
    EOT
  ]
}
