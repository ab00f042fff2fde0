a = <<EOT
${x}EOT
${x}
EOT
