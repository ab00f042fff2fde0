package dev.bedrock.infra.template;

import dev.bedrock.core.document.hcl.HclAttribute;
import dev.bedrock.core.document.hcl.HclBlock;
import dev.bedrock.core.document.hcl.HclBody;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a file uses of the provider azurerm and the provider does not have. */
final class AzurermCheck {
    private static final Set<String> META = Set.of("count", "for_each", "depends_on", "provider", "lifecycle");

    private final AzurermSchema schema;
    private final List<String> findings = new ArrayList<>();
    private HclFile file = HclReader.defaults().read("none.tf", "");
    private int checked;

    AzurermCheck(AzurermSchema schema) {
        this.schema = schema;
    }

    List<String> findings() {
        return findings;
    }

    /** How many arguments, blocks and attributes were looked up. */
    int checked() {
        return checked;
    }

    void check(String name, String text) {
        file = HclReader.defaults().read(name, text);
        for (HclBlock block : file.body().blocks()) {
            String type = block.labels().isEmpty() ? "" : block.labels().get(0).text();
            if (type.startsWith("azurerm_") && block.type().equals("resource")) {
                declared(block, type, schema.resource(type));
            } else if (type.startsWith("azurerm_") && block.type().equals("data")) {
                declared(block, type, schema.dataSource(type));
            } else if (type.equals("azurerm") && block.type().equals("provider")) {
                declared(block, type, schema.provider());
            }
            references(block.body());
        }
    }

    private void declared(HclBlock block, String name, Optional<AzurermSchema.Type> type) {
        checked++;
        if (type.isEmpty()) {
            report(block, "there is no " + block.type() + " " + name);
        } else {
            body(block, block.body(), name, type.get(), type.get().top(), true);
        }
    }

    private void body(
            HclBlock block,
            HclBody body,
            String path,
            AzurermSchema.Type type,
            Map<String, AzurermSchema.Field> fields,
            boolean top) {
        Set<String> given = new HashSet<>();
        for (HclAttribute attribute : body.attributes()) {
            if (!top || !META.contains(attribute.name())) {
                given.add(camel(attribute.name()));
                field(block, path, fields, attribute.name());
            }
        }
        for (HclBlock inner : body.blocks()) {
            boolean dynamic = inner.type().equals("dynamic");
            String name = dynamic ? inner.labels().get(0).text() : inner.type();
            if (top && META.contains(name)) {
                continue;
            }
            given.add(camel(name));
            HclBody content = dynamic ? inner.body().blocks("content").get(0).body() : inner.body();
            field(inner, path, fields, name).ifPresent(field -> type.block(field)
                    .ifPresentOrElse(
                            below -> body(inner, content, path + "." + name, type, below, false),
                            () -> report(inner, path + "." + name + " is no block")));
        }
        fields.forEach((name, field) -> {
            if (field.required() && !given.contains(name)) {
                report(block, path + " needs " + name);
            }
        });
    }

    private Optional<AzurermSchema.Field> field(
            HclBlock block, String path, Map<String, AzurermSchema.Field> fields, String name) {
        checked++;
        AzurermSchema.Field field = fields.get(camel(name));
        if (field == null) {
            report(block, path + " has no " + name);
        } else if (isDeprecated(name, fields)) {
            report(block, path + "." + name + " is deprecated");
        }
        return Optional.ofNullable(field);
    }

    /** The declarations say nothing of deprecation; but an argument beside its new name is the old one. */
    private static boolean isDeprecated(String name, Map<String, AzurermSchema.Field> fields) {
        String renamed = name.startsWith("enable_")
                ? name.substring("enable_".length()) + "_enabled"
                : name.replaceFirst("_disabled$", "_enabled");
        return !renamed.equals(name) && fields.containsKey(camel(renamed));
    }

    private void references(HclBody body) {
        body.attributes().forEach(attribute -> references(attribute.value()));
        body.blocks().forEach(block -> references(block.body()));
    }

    private void references(HclExpression expression) {
        if (expression instanceof HclExpression.Traversal traversal
                && traversal.source() instanceof HclExpression.Variable variable) {
            List<String> names = new ArrayList<>(List.of(variable.name()));
            traversal.steps().forEach(step -> {
                if (step instanceof HclExpression.AttributeStep attribute) {
                    names.add(attribute.name());
                }
            });
            boolean data = names.get(0).equals("data");
            List<String> path = data ? names.subList(1, names.size()) : names;
            if (path.size() > 2 && path.get(0).startsWith("azurerm_")) {
                checked++;
                Optional<AzurermSchema.Type> type =
                        data ? schema.dataSource(path.get(0)) : schema.resource(path.get(0));
                List<String> attributes = path.subList(2, path.size()).stream()
                        .map(AzurermCheck::camel)
                        .toList();
                if (type.filter(known -> known.canRead(attributes)).isEmpty()) {
                    findings.add(file.location(expression.span()) + ": nothing is at " + String.join(".", names));
                }
            }
        }
        expression.children().forEach(this::references);
    }

    private void report(HclBlock block, String what) {
        findings.add(file.location(block.span()) + ": " + what);
    }

    private static String camel(String name) {
        StringBuilder out = new StringBuilder();
        for (String part : name.split("_", -1)) {
            out.append(out.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return out.toString();
    }
}
