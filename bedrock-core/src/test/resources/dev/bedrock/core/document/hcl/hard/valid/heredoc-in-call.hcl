a = f(<<EOT
x
EOT
)
b = f(<<EOT
x
EOT
, 1)
