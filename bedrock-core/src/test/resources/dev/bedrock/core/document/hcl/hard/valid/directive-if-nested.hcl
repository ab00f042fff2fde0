a = "%{if b}%{if c}x%{else}y%{endif}%{else}z%{endif}"
