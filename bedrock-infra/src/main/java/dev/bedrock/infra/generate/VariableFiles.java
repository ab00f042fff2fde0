package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.hcl.HclWriter;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.infra.definition.Deployment;
import dev.bedrock.infra.module.ModuleValues;
import dev.bedrock.infra.module.ModuleVariable;
import dev.bedrock.infra.module.TerraformModule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files with the values of variables and the settings of the backend, and what is not in them. */
final class VariableFiles {
    private static final String VARIABLES = "bedrock.tfvars";
    private static final String BACKEND = "backend.tfvars";
    static final Set<String> SECRET_SETTINGS = Set.of(
            "access_key",
            "client_certificate_password",
            "client_secret",
            "oidc_token",
            "password",
            "sas_token",
            "secret_key",
            "token");
    private static final Map<String, String> AZURE = Map.of(
            "access_key", "ARM_ACCESS_KEY",
            "client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD",
            "client_id", "ARM_CLIENT_ID",
            "client_secret", "ARM_CLIENT_SECRET",
            "oidc_token", "ARM_OIDC_TOKEN",
            "sas_token", "ARM_SAS_TOKEN",
            "subscription_id", "ARM_SUBSCRIPTION_ID",
            "tenant_id", "ARM_TENANT_ID");

    private final InfraOptions options;
    private final TerraformModule module;
    private final Deployment deployment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final SortedMap<String, String> files = new TreeMap<>();
    private final Values values;
    private final Map<String, Node> given;

    VariableFiles(InfraOptions options, TerraformModule module, Deployment deployment) {
        this.options = options;
        this.module = module;
        this.deployment = deployment;
        this.values = new Values(options, problems::add);
        this.given = GivenVariables.of(deployment, options.configuration(), problems::add);
    }

    SortedMap<String, String> files() {
        return files;
    }

    List<Withheld> withheld() {
        return withheld;
    }

    List<Problem> problems() {
        return problems;
    }

    VariableFiles make() {
        variables();
        backend();
        return this;
    }

    private void variables() {
        Set<String> elsewhere = new HashSet<>(options.suppliedElsewhere());
        module.variables().keySet().stream()
                .filter(name -> options.environment().get("TF_VAR_" + name).isPresent())
                .forEach(elsewhere::add);
        ModuleValues checked =
                new ModuleValues.Check(module, values::resolve, elsewhere, deployment.location()).of(given);
        problems.addAll(checked.problems());
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        checked.values().forEach((name, value) -> {
            if (isSecret(name)) {
                Secret secret = Secret.of(
                        value instanceof String text
                                ? text
                                : HclWriter.defaults().expression(value));
                withheld.add(new Withheld(name, false, Optional.of("TF_VAR_" + name), secret));
            } else {
                written.put(name, value);
            }
        });
        add(VARIABLES, written, false);
    }

    private boolean isSecret(String name) {
        if (options.secretsInClear()) {
            return false;
        }
        ModuleVariable variable = module.variables().get(name);
        Node value = given.get(name);
        return (variable != null && variable.sensitive()) || (value != null && values.hasSecret(value));
    }

    private void backend() {
        String type = module.backend().map(TerraformModule.Backend::type).orElse("");
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        deployment.backend().forEach((name, node) -> {
            ScalarNode scalar = values.resolve((ScalarNode) node);
            if (scalar.isNull()) {
                return;
            }
            boolean secret = SECRET_SETTINGS.contains(name) || values.hasSecret(node);
            if (secret && !options.secretsInClear()) {
                Optional<String> variable =
                        type.equals("azurerm") ? Optional.ofNullable(AZURE.get(name)) : Optional.empty();
                withheld.add(new Withheld(name, true, variable, Secret.of(scalar.text())));
            } else {
                written.put(name, scalar.text());
            }
        });
        add(BACKEND, written, true);
        if (type.isEmpty() && !deployment.backend().isEmpty()) {
            Node first = deployment.backend().values().iterator().next();
            problems.add(GenerateCode.NO_BACKEND.warning(
                    "the template declares no backend, the settings have no effect", first.location()));
        }
    }

    private void add(String file, Map<String, @Nullable Object> written, boolean backend) {
        String notes = withheld.stream()
                .filter(secret -> secret.backend() == backend)
                .map(VariableFiles::note)
                .collect(Collectors.joining());
        if (!written.isEmpty() || !notes.isEmpty()) {
            String separator = written.isEmpty() || notes.isEmpty() ? "" : "\n";
            files.put(file, HclWriter.defaults().attributes(written) + separator + notes);
        }
    }

    private static String note(Withheld secret) {
        return "# " + secret.name() + " is a secret: "
                + secret.environmentVariable()
                        .map(variable -> "set the environment variable " + variable)
                        .orElse("give it with -backend-config=\"" + secret.name() + "=...\"")
                + "\n";
    }
}
