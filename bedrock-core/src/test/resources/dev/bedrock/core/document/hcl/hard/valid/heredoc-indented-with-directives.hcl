a = <<-EOT
    %{ for x in y ~}
    ${x}
    %{ endfor ~}
    z
    EOT
