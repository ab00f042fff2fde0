config {
  # über 😀 alles
  name = "😀" # ä
}
