a = <<EOT
x${<<X
y
X
}
EOT
