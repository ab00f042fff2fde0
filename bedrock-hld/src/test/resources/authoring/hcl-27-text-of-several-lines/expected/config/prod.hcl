config {
  text = <<-EOT
    one
    two
    EOT
  short = "one\ntwo\n" # why
}
