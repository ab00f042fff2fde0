a = "$%{if b}x%{endif}"
c = "%${d}"
