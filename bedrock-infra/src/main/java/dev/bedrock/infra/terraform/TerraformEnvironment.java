package dev.bedrock.infra.terraform;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.infra.module.ModuleVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Terraform gets to see of the environment: how it reaches Azure and the network, its own settings, and values of the
 * variables that the folder declares.
 */
final class TerraformEnvironment {
    private static final List<String> PASSED_ON = List.of(
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
            "ACTIONS_ID_TOKEN_REQUEST_URL",
            "ARM_ACCESS_KEY",
            "ARM_CLIENT_CERTIFICATE",
            "ARM_CLIENT_CERTIFICATE_PASSWORD",
            "ARM_CLIENT_CERTIFICATE_PATH",
            "ARM_CLIENT_ID",
            "ARM_CLIENT_ID_FILE_PATH",
            "ARM_CLIENT_SECRET",
            "ARM_CLIENT_SECRET_FILE_PATH",
            "ARM_ENVIRONMENT",
            "ARM_METADATA_HOSTNAME",
            "ARM_MSI_ENDPOINT",
            "ARM_OIDC_REQUEST_TOKEN",
            "ARM_OIDC_REQUEST_URL",
            "ARM_OIDC_TOKEN",
            "ARM_OIDC_TOKEN_FILE_PATH",
            "ARM_RESOURCE_PROVIDER_REGISTRATIONS",
            "ARM_SAS_TOKEN",
            "ARM_SUBSCRIPTION_ID",
            "ARM_TENANT_ID",
            "ARM_USE_AKS_WORKLOAD_IDENTITY",
            "ARM_USE_AZUREAD",
            "ARM_USE_CLI",
            "ARM_USE_MSI",
            "ARM_USE_OIDC",
            "AZURE_CONFIG_DIR",
            "HTTPS_PROXY",
            "HTTP_PROXY",
            "NO_PROXY",
            "SSH_AUTH_SOCK",
            "SSL_CERT_DIR",
            "SSL_CERT_FILE",
            "TF_CLI_CONFIG_FILE",
            "TF_DATA_DIR",
            "TF_PLUGIN_CACHE_DIR",
            "TF_WORKSPACE",
            "https_proxy",
            "http_proxy",
            "no_proxy");
    private static final Pattern SECRET =
            Pattern.compile(".*_(KEY|PASSWORD|SECRET|TOKEN|CERTIFICATE)|(?i:https?_proxy)");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();

    /**
     * That of a folder.
     *
     * @param declared the variables that its module declares
     * @param given values of variables that the caller gives
     */
    TerraformEnvironment(
            EnvironmentVariables environment, Collection<ModuleVariable> declared, Map<String, Secret> given) {
        variables.put("TF_IN_AUTOMATION", "1");
        variables.put("TF_INPUT", "0");
        variables.put("CHECKPOINT_DISABLE", "1");
        for (String name : PASSED_ON) {
            environment.get(name).ifPresent(value -> {
                variables.put(name, value);
                if (SECRET.matcher(name).matches()) {
                    secrets.add(Secret.of(value));
                }
            });
        }
        for (ModuleVariable variable : declared) {
            String name = "TF_VAR_" + variable.name();
            environment.get(name).ifPresent(value -> {
                variables.put(name, value);
                if (variable.sensitive()) {
                    secrets.add(Secret.of(value));
                }
            });
        }
        given.forEach((name, value) -> {
            variables.put(name, value.reveal());
            secrets.add(value);
        });
    }

    /** What must not be seen in what Terraform prints. */
    List<Secret> secrets() {
        return secrets;
    }

    Command addTo(Command command) {
        Command complete = command;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            complete = complete.withEnvironment(variable.getKey(), variable.getValue());
        }
        return complete;
    }
}
