a:
  - b
