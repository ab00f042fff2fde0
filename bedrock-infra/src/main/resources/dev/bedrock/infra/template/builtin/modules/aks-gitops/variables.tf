variable "cluster_name" {
  type        = string
  description = "The name of the cluster."

  validation {
    condition     = can(regex("^[a-zA-Z0-9]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?$", var.cluster_name))
    error_message = "The name of a cluster has 1 to 63 letters, digits, dashes and underscores, and begins and ends with a letter or digit."
  }
}

variable "resource_group_name" {
  type        = string
  description = "The resource group of the cluster; it has to exist."
}

variable "location" {
  type        = string
  description = "The region of the cluster."
}

variable "dns_prefix" {
  type        = string
  description = "What the name of the API server begins with."
}

variable "vnet_subnet_id" {
  type        = string
  description = "The subnet of the nodes."
}

variable "kubernetes_version" {
  type        = string
  default     = null
  description = "The version of Kubernetes, such as 1.33; null for the default of AKS. Patches are installed automatically."
}

variable "agent_vm_count" {
  type        = number
  default     = 3
  description = "How many nodes there are; with agent_vm_max_count, how many at least."

  validation {
    condition     = var.agent_vm_count >= 1 && var.agent_vm_count <= 1000
    error_message = "A cluster has 1 to 1000 nodes."
  }
}

variable "agent_vm_max_count" {
  type        = number
  default     = null
  description = "How many nodes there may be when the load asks for them; null for a fixed number."
}

variable "agent_vm_size" {
  type        = string
  default     = "Standard_D2s_v5"
  description = "The size of the nodes."
}

variable "agent_zones" {
  type        = list(string)
  default     = []
  description = "The availability zones of the nodes."
}

variable "ssh_public_key" {
  type        = string
  default     = null
  description = "A public key for ssh to the nodes; null for none. Changing it replaces the cluster."
}

variable "admin_user" {
  type        = string
  default     = "k8sadmin"
  description = "The user of the nodes that ssh_public_key belongs to."
}

variable "network_plugin" {
  type        = string
  default     = "azure"
  description = "The network of the pods: azure or kubenet."

  validation {
    condition     = contains(["azure", "kubenet"], var.network_plugin)
    error_message = "The network plugin is azure or kubenet."
  }
}

variable "network_policy" {
  type        = string
  default     = "azure"
  description = "What enforces network policies: azure, calico or cilium."

  validation {
    condition     = contains(["azure", "calico", "cilium"], var.network_policy)
    error_message = "The network policy is azure, calico or cilium."
  }
}

variable "service_cidr" {
  type        = string
  default     = "10.0.0.0/16"
  description = "The addresses of services; must not be in use anywhere else."
}

variable "dns_ip" {
  type        = string
  default     = "10.0.0.10"
  description = "The address of the cluster's DNS, inside of service_cidr."
}

variable "authorized_ip_ranges" {
  type        = list(string)
  default     = []
  description = "The networks that may reach the API server; empty for all."
}

variable "gitops_url" {
  type        = string
  description = "The manifest repository, over ssh or https."
}

variable "gitops_url_branch" {
  type        = string
  default     = "master"
  description = "The branch of the manifest repository."
}

variable "gitops_path" {
  type        = string
  default     = ""
  description = "The folder of the cluster's manifests in the repository; empty for all of it."
}

variable "gitops_poll_interval" {
  type        = string
  default     = "5m"
  description = "How often the repository is looked at, such as 30s, 5m or 1h."

  validation {
    condition     = can(regex("^[1-9][0-9]*[smh]$", var.gitops_poll_interval))
    error_message = "The interval is a number followed by s, m or h."
  }
}

variable "gitops_ssh_key" {
  type        = string
  default     = null
  sensitive   = true
  description = "The private key that reads the repository over ssh."
}

variable "gitops_https_user" {
  type        = string
  default     = null
  description = "The user that reads the repository over https."
}

variable "gitops_https_key" {
  type        = string
  default     = null
  sensitive   = true
  description = "The token that reads the repository over https."
}

variable "gc_enabled" {
  type        = bool
  default     = true
  description = "Whether what is no longer in the repository is deleted from the cluster."
}

variable "acr_ids" {
  type        = map(string)
  default     = {}
  description = "The registries that the nodes may pull images from, by names of your own."
}

variable "keyvault_ids" {
  type        = map(string)
  default     = {}
  description = "The key vaults whose secrets pods may mount, by names of your own. They have to use role-based access."
}

variable "oms_agent_enabled" {
  type        = bool
  default     = false
  description = "Whether logs and metrics go to a Log Analytics workspace, which is billed."
}

variable "log_retention_days" {
  type        = number
  default     = 30
  description = "How long the workspace keeps them."
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "The tags of all resources."
}
