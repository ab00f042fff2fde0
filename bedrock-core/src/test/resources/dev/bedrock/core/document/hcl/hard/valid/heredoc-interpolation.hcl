a = <<EOT
${x}
a ${y} b
${x}${y}
EOT
