a = "%{if b}x%{endif}"
c = "%{ if b }x%{ else }y%{ endif }"
d = "x%{if b}%{endif}y"
