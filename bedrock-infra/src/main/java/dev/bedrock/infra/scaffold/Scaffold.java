package dev.bedrock.infra.scaffold;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.document.hcl.HclAttribute;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.infra.module.ModuleValues;
import dev.bedrock.infra.module.ModuleVariable;
import dev.bedrock.infra.template.Template;
import dev.bedrock.infra.template.TemplateOrigin;
import dev.bedrock.infra.template.TemplateRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code definition.yaml} for a template. Every variable is in it with its type and description: those that need a value, or
 * have an empty one, with a place to put it; those of secrets as a reference to an environment variable; the others as a
 * comment with their default.
 *
 * <pre>{@code
 * TemplateRequest request = new TemplateRequest("builtin", "azure-simple", "", SourceLocation.unknown());
 * Template template = TemplateSources.builder(Path.of("infra")).build().get(request);
 * String definition = Scaffold.definition("east", request, template);
 * }</pre>
 */
public final class Scaffold {
    private Scaffold() {}

    /** The text of the definition. A user name and a password in the source are not in it. */
    public static String definition(String name, TemplateRequest request, Template template) {
        StringBuilder out = new StringBuilder();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("name", name);
        head.put("source", template.origin() instanceof TemplateOrigin.Git git ? git.source() : request.source());
        head.put("template", request.directory());
        if (!request.version().isEmpty()) {
            head.put("version", request.version());
        }
        template.backendSample()
                .map(Scaffold::backend)
                .filter(settings -> !settings.isEmpty())
                .ifPresent(settings -> head.put("backend", settings));
        out.append(yaml(head));
        if (!template.module().variables().isEmpty()) {
            out.append("variables:\n");
            template.module().variables().values().forEach(variable -> out.append(entry(variable)));
        }
        return out.toString();
    }

    /** The settings that a sample shows; none if it is not HCL. */
    private static Map<String, Object> backend(String sample) {
        Map<String, Object> settings = new LinkedHashMap<>();
        try {
            for (HclAttribute attribute :
                    HclReader.defaults().read("backend.tfvars", sample).body().attributes()) {
                ModuleVariable.constant(attribute.value())
                        .ifPresent(value -> settings.put(attribute.name(), String.valueOf(value)));
            }
        } catch (InvalidInputException noSettings) {
            settings.clear();
        }
        return settings;
    }

    private static String entry(ModuleVariable variable) {
        StringBuilder out = new StringBuilder();
        Optional<Object> value = variable.defaultValue().flatMap(ModuleVariable::constant);
        boolean empty = variable.isRequired() || value.filter(""::equals).isPresent();
        comment(out, variable.type() + (variable.isRequired() ? ", required" : ""));
        variable.description().lines().forEach(line -> comment(out, line));
        if (variable.sensitive()) {
            String reference =
                    "${env:" + variable.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_") + "}";
            String line = yaml(Map.of(variable.name(), reference));
            out.append(variable.isRequired() ? "  " : "  # ").append(line);
        } else if (empty) {
            out.append("  ").append(yaml(Map.of(variable.name(), ModuleValues.PLACEHOLDER)));
        } else {
            String text = variable.defaultValue()
                    .map(expression -> value.map(constant -> yaml(Map.of(variable.name(), constant)))
                            .orElse(variable.name() + ":\n"))
                    .orElse("");
            text.lines().forEach(line -> comment(out, line));
        }
        return out.toString();
    }

    private static void comment(StringBuilder out, String text) {
        out.append(("  # " + Printable.of(text)).stripTrailing()).append('\n');
    }

    private static String yaml(Map<String, ?> data) {
        return YamlWriter.defaults().withInsertionOrder().withoutFolding().write(data);
    }
}
