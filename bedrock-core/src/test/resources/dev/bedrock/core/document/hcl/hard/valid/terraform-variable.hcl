variable "pools" {
  type = map(object({
    size  = string
    count = optional(number, 1)
  }))
  default     = {}
  description = <<-EOT
    Pools.
  EOT

  validation {
    condition     = alltrue([for p in values(var.pools) : p.count > 0])
    error_message = "At least one."
  }
}
