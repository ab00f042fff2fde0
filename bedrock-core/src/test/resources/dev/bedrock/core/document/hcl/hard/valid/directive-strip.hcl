a = "%{ if x ~} a %{~ endif }"
b = "  %{~ if x ~}  a  %{~ else ~}  b  %{~ endif ~}  "
