data "azurerm_resource_group" "cluster" {
  name = var.resource_group_name
}

resource "azurerm_virtual_network" "cluster" {
  name                = var.vnet_name
  resource_group_name = data.azurerm_resource_group.cluster.name
  location            = data.azurerm_resource_group.cluster.location
  address_space       = [var.address_space]
  tags                = var.tags
}

resource "azurerm_subnet" "cluster" {
  name                 = "${var.cluster_name}-aks-subnet"
  resource_group_name  = data.azurerm_resource_group.cluster.name
  virtual_network_name = azurerm_virtual_network.cluster.name
  address_prefixes     = [var.subnet_prefix]
}

module "aks_gitops" {
  source = "../modules/aks-gitops"

  cluster_name         = var.cluster_name
  resource_group_name  = data.azurerm_resource_group.cluster.name
  location             = data.azurerm_resource_group.cluster.location
  dns_prefix           = var.dns_prefix
  vnet_subnet_id       = azurerm_subnet.cluster.id
  service_cidr         = var.service_cidr
  dns_ip               = var.dns_ip
  kubernetes_version   = var.kubernetes_version
  agent_vm_count       = var.agent_vm_count
  agent_vm_max_count   = var.agent_vm_max_count
  agent_vm_size        = var.agent_vm_size
  agent_zones          = var.agent_zones
  ssh_public_key       = var.ssh_public_key
  network_plugin       = var.network_plugin
  network_policy       = var.network_policy
  gitops_url           = var.gitops_ssh_url
  gitops_url_branch    = var.gitops_url_branch
  gitops_path          = var.gitops_path
  gitops_poll_interval = var.gitops_poll_interval
  gitops_ssh_key       = var.gitops_ssh_key_path == "" ? null : file(var.gitops_ssh_key_path)
  gitops_https_user    = var.gitops_https_user
  gitops_https_key     = var.gitops_https_key
  gc_enabled           = var.gc_enabled
  acr_ids              = var.acr_ids
  oms_agent_enabled    = var.oms_agent_enabled
  log_retention_days   = var.log_retention_days
  authorized_ip_ranges = var.authorized_ip_ranges
  tags                 = var.tags
}
