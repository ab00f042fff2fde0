a = <<EOT
x %{ for a in b ~}
  ${a}
%{ endfor ~}
%{ if c }
d
%{ else }
e
%{ endif }
EOT
