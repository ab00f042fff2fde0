config {
  # über 😀 alles
  name = "😀" # ä
  gruss = "grüße 😀"
}
