config {
	image = {
		tag = "1"
		pull = "Always"
	}
}
