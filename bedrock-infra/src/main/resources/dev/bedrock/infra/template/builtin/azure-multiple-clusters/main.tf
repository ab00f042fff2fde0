data "azurerm_resource_group" "region" {
  for_each = var.regions

  name = each.value.resource_group_name
}

data "azurerm_key_vault" "common" {
  name                = var.keyvault_name
  resource_group_name = var.keyvault_resource_group
}

resource "azurerm_virtual_network" "region" {
  for_each = var.regions

  name                = "${var.cluster_name}-${each.key}-vnet"
  resource_group_name = data.azurerm_resource_group.region[each.key].name
  location            = data.azurerm_resource_group.region[each.key].location
  address_space       = [each.value.address_space]
  tags                = var.tags
}

resource "azurerm_subnet" "region" {
  for_each = var.regions

  name                 = "${var.cluster_name}-${each.key}-aks-subnet"
  resource_group_name  = data.azurerm_resource_group.region[each.key].name
  virtual_network_name = azurerm_virtual_network.region[each.key].name
  address_prefixes     = [each.value.subnet_prefix]
}

module "aks_gitops" {
  source   = "../modules/aks-gitops"
  for_each = var.regions

  cluster_name         = "${var.cluster_name}-${each.key}"
  resource_group_name  = data.azurerm_resource_group.region[each.key].name
  location             = data.azurerm_resource_group.region[each.key].location
  dns_prefix           = "${var.dns_prefix}-${each.key}"
  vnet_subnet_id       = azurerm_subnet.region[each.key].id
  service_cidr         = each.value.service_cidr
  dns_ip               = each.value.dns_ip
  kubernetes_version   = var.kubernetes_version
  agent_vm_count       = var.agent_vm_count
  agent_vm_max_count   = var.agent_vm_max_count
  agent_vm_size        = var.agent_vm_size
  agent_zones          = var.agent_zones
  ssh_public_key       = var.ssh_public_key
  network_plugin       = var.network_plugin
  network_policy       = var.network_policy
  gitops_url           = var.gitops_ssh_url
  gitops_url_branch    = each.value.gitops_url_branch
  gitops_path          = each.value.gitops_path
  gitops_poll_interval = var.gitops_poll_interval
  gitops_ssh_key       = var.gitops_ssh_key_path == "" ? null : file(var.gitops_ssh_key_path)
  gitops_https_user    = var.gitops_https_user
  gitops_https_key     = var.gitops_https_key
  gc_enabled           = var.gc_enabled
  acr_ids              = var.acr_ids
  keyvault_ids         = { common = data.azurerm_key_vault.common.id }
  oms_agent_enabled    = var.oms_agent_enabled
  log_retention_days   = var.log_retention_days
  authorized_ip_ranges = var.authorized_ip_ranges
  tags                 = var.tags
}
