package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Node;
import dev.bedrock.infra.configuration.ConfigurationCode;
import dev.bedrock.infra.configuration.ConfigurationMapping;
import dev.bedrock.infra.configuration.ConfigurationSource;
import dev.bedrock.infra.definition.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The values of variables that a deployment is given: those of its definitions, and where these say nothing those that it
 * takes from the configuration of manifests.
 */
final class GivenVariables {
    private GivenVariables() {}

    static Map<String, Node> of(Deployment deployment, ConfigurationSource source, Consumer<Problem> problems) {
        Map<String, Node> given = new LinkedHashMap<>(deployment.variables());
        ConfigurationMapping mapping = deployment.configuration();
        mapping.variables().forEach((name, key) -> {
            if (given.containsKey(name)) {
                return;
            }
            Optional<Node> value = source.value(mapping.environments(), key.text());
            value.ifPresentOrElse(
                    node -> given.put(name, node),
                    () -> problems.accept(ConfigurationCode.KEY_MISSING
                            .error(
                                    "the configuration has no '" + key.text() + "', which the variable '" + name
                                            + "' gets its value from",
                                    key.location())
                            .withHint("set it there, or give the variable a value here")));
        });
        return given;
    }
}
