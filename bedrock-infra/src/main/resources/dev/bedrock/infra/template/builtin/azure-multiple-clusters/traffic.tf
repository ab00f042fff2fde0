resource "azurerm_traffic_manager_profile" "clusters" {
  name                   = var.traffic_manager_profile_name
  resource_group_name    = var.traffic_manager_resource_group_name
  traffic_routing_method = "Weighted"
  tags                   = var.tags

  dns_config {
    relative_name = var.traffic_manager_dns_name
    ttl           = 30
  }

  monitor_config {
    protocol = upper(var.traffic_manager_monitor_protocol)
    port     = var.traffic_manager_monitor_port
    path     = upper(var.traffic_manager_monitor_protocol) == "TCP" ? null : "/"
  }
}

resource "azurerm_public_ip" "region" {
  for_each = var.regions

  name                = "${var.cluster_name}-${each.key}-ip"
  resource_group_name = data.azurerm_resource_group.region[each.key].name
  location            = data.azurerm_resource_group.region[each.key].location
  allocation_method   = "Static"
  sku                 = "Standard"
  domain_name_label   = "${var.dns_prefix}-${each.key}"
  tags                = var.tags
}

resource "azurerm_role_assignment" "address" {
  for_each = var.regions

  scope                = azurerm_public_ip.region[each.key].id
  role_definition_name = "Network Contributor"
  principal_id         = module.aks_gitops[each.key].identity_principal_id
}

resource "azurerm_traffic_manager_azure_endpoint" "region" {
  for_each = var.regions

  name               = "${each.key}-endpoint"
  profile_id         = azurerm_traffic_manager_profile.clusters.id
  target_resource_id = azurerm_public_ip.region[each.key].id
  weight             = each.value.weight
}
