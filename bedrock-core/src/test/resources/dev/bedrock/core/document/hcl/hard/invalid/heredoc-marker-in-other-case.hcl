a = <<EOT
x
eot
