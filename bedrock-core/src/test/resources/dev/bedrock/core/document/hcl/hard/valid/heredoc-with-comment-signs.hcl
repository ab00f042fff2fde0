a = <<EOT
# no comment
// none
/* neither
EOT
