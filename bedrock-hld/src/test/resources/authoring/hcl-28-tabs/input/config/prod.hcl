config {
	image = {
		tag = "1"
	}
}
