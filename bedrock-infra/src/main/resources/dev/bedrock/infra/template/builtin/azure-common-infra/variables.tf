variable "subscription_id" {
  type        = string
  default     = null
  description = "The subscription; null for that of the environment variable ARM_SUBSCRIPTION_ID."
}

variable "global_resource_group_name" {
  type        = string
  description = "The resource group of the key vault and the virtual network; it has to exist."
}

variable "keyvault_name" {
  type        = string
  description = "The name of the key vault."

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$", var.keyvault_name))
    error_message = "The name of a key vault has 3 to 24 letters, digits and dashes, begins with a letter and ends with no dash."
  }
}

variable "vnet_name" {
  type        = string
  description = "The name of the virtual network."
}

variable "address_space" {
  type        = string
  description = "The addresses of the virtual network, for the subnets of all clusters."

  validation {
    condition     = can(cidrhost(var.address_space, 0))
    error_message = "This is not a network such as 10.10.0.0/16."
  }
}

variable "keyvault_admin_ids" {
  type        = map(string)
  default     = {}
  description = "Who may write secrets besides whoever applies this: object ids, by names of your own."
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "The tags of all resources."
}
