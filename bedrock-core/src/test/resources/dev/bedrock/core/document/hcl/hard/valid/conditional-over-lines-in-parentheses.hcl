a = (
  b
  ?
  c
  :
  d
)
