a = "%{if x}%{elseif y}%{endif}"
