a = <<-EOT
  x
        EOT
