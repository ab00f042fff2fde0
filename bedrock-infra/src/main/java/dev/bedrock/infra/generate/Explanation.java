package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.secret.SecretReferences;
import dev.bedrock.infra.configuration.ConfigurationSource;
import dev.bedrock.infra.definition.Deployment;
import dev.bedrock.infra.generate.ExplainedValue.Layer;
import dev.bedrock.infra.generate.ExplainedValue.Part;
import dev.bedrock.infra.module.ModuleVariable;
import dev.bedrock.infra.module.TerraformModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells where each value of a deployment comes from. */
final class Explanation {
    private static final String HIDDEN = "***";

    private final List<ExplainedValue> values = new ArrayList<>();

    /** The values; what a mapping does not find is a problem. */
    static List<ExplainedValue> of(
            Deployment deployment, TerraformModule module, ConfigurationSource source, Consumer<Problem> problems) {
        Explanation explanation = new Explanation();
        explanation.setting("source", deployment.source());
        explanation.setting("template", deployment.template());
        explanation.setting("version", deployment.version());
        deployment.backend().forEach(explanation::backend);
        Map<String, Node> given = GivenVariables.of(deployment, source, problems);
        module.variables().values().forEach(variable -> explanation.variable(variable, given, deployment));
        given.forEach((name, node) -> {
            if (!module.variables().containsKey(name)) {
                explanation.add(Part.VARIABLE, name, node, false, Layer.DEFINITION);
            }
        });
        return explanation.values;
    }

    private void setting(String name, Optional<ScalarNode> value) {
        value.ifPresent(node -> add(Part.SETTING, name, node, false, Layer.DEFINITION));
    }

    private void backend(String name, Node value) {
        add(Part.BACKEND, name, value, VariableFiles.SECRET_SETTINGS.contains(name), Layer.DEFINITION);
    }

    private void variable(ModuleVariable variable, Map<String, Node> given, Deployment deployment) {
        Node node = given.get(variable.name());
        if (node != null && !(node instanceof ScalarNode scalar && scalar.isNull())) {
            boolean own = deployment.variables().containsKey(variable.name());
            add(
                    Part.VARIABLE,
                    variable.name(),
                    node,
                    variable.sensitive(),
                    own ? Layer.DEFINITION : Layer.CONFIGURATION);
            return;
        }
        Layer layer = variable.isRequired() ? Layer.MISSING : Layer.DEFAULT;
        String text = variable.sensitive() && !variable.isRequired()
                ? HIDDEN
                : variable.defaultValue().map(Explanation::constant).orElse("");
        values.add(new ExplainedValue(Part.VARIABLE, variable.name(), text, layer, variable.location()));
    }

    private static String constant(HclExpression expression) {
        return ModuleVariable.constant(expression).map(Explanation::text).orElse("(computed)");
    }

    private void add(Part part, String name, Node node, boolean secret, Layer layer) {
        String text = node instanceof ScalarNode scalar && scalar.isString() ? scalar.text() : text(node.toData());
        boolean reference = SecretReferences.isPresent(text);
        values.add(new ExplainedValue(part, name, secret && !reference ? HIDDEN : text, layer, node.location()));
    }

    private static String text(@Nullable Object data) {
        return data instanceof String text
                ? text
                : JsonWriter.compact().withoutHtmlEscaping().write(data);
    }
}
