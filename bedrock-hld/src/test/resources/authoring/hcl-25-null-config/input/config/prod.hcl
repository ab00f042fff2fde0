config = null # nothing
