a = <<EOT
x
  ${~ b ~}
  y

z
EOT
