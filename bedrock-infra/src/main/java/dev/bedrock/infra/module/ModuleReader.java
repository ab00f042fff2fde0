package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclAttribute;
import dev.bedrock.core.document.hcl.HclBlock;
import dev.bedrock.core.document.hcl.HclBody;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Collects what the files of a module declare. */
final class ModuleReader {
    final Map<String, ModuleVariable> variables = new LinkedHashMap<>();
    final Map<String, ModuleOutput> outputs = new LinkedHashMap<>();
    final Map<String, RequiredProvider> providers = new LinkedHashMap<>();
    final List<ModuleCall> calls = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    Optional<TerraformModule.Backend> backend = Optional.empty();
    String requiredVersion = "";

    TerraformModule read(SortedMap<String, String> files) {
        List<Problem> unreadable = new ArrayList<>();
        files.forEach((name, text) -> {
            if (name.endsWith(".tf")) {
                try {
                    file(HclReader.defaults().read(name, text));
                } catch (InvalidInputException e) {
                    unreadable.addAll(e.problems());
                }
            } else if (name.endsWith(".tf.json")) {
                problems.add(ModuleCode.FILE_NOT_READ.warning(
                        "what this file declares is not looked at", SourceLocation.of(name)));
            }
        });
        if (!unreadable.isEmpty()) {
            throw new InvalidInputException(Problem.sorted(unreadable));
        }
        return new TerraformModule(this);
    }

    private void file(HclFile file) {
        for (HclBlock block : file.body().blocks()) {
            String label = block.labels().isEmpty() ? "" : block.labels().get(0).text();
            switch (block.type()) {
                case "variable" -> declare(file, block, variables.put(label, variable(file, block, label)) != null);
                case "output" -> declare(file, block, outputs.put(label, output(file, block, label)) != null);
                case "module" -> call(file, block, label);
                case "terraform" -> terraform(file, block.body());
                default -> {
                    // Resources and the like are Terraform's own business.
                }
            }
        }
    }

    private void declare(HclFile file, HclBlock block, boolean twice) {
        boolean overriding = file.name().endsWith("_override.tf") || file.name().endsWith("override.tf");
        if (twice && !overriding) {
            problems.add(ModuleCode.DECLARED_TWICE.warning(
                    "this " + block.type() + " is declared twice", file.location(block.span())));
        }
    }

    private ModuleVariable variable(HclFile file, HclBlock block, String name) {
        HclBody body = block.body();
        Optional<HclExpression> type = body.attribute("type").map(HclAttribute::value);
        TypeParser types = new TypeParser(span -> problems.add(ModuleCode.TYPE_UNKNOWN.warning(
                "'" + file.text(span).lines().findFirst().orElse("") + "' is not a type", file.location(span))));
        return new ModuleVariable(
                name,
                file.location(block.span()),
                type.map(types::parse).orElseGet(TypeConstraint::any),
                type.isPresent(),
                body.attribute("default").map(HclAttribute::value),
                text(body, "description"),
                bool(body, "sensitive", false) || bool(body, "ephemeral", false),
                bool(body, "nullable", true),
                body.blocks("validation").stream()
                        .flatMap(validation -> validation(validation.body()).stream())
                        .toList());
    }

    private static Optional<ModuleVariable.Validation> validation(HclBody body) {
        return body.attribute("condition")
                .map(condition -> new ModuleVariable.Validation(condition.value(), text(body, "error_message")));
    }

    private static ModuleOutput output(HclFile file, HclBlock block, String name) {
        return new ModuleOutput(
                name,
                file.location(block.span()),
                text(block.body(), "description"),
                bool(block.body(), "sensitive", false));
    }

    private void call(HclFile file, HclBlock block, String name) {
        declare(file, block, calls.stream().anyMatch(call -> call.name().equals(name)));
        block.body()
                .attribute("source")
                .ifPresent(source -> calls.add(new ModuleCall(
                        name,
                        file.location(block.span()),
                        text(block.body(), "source"),
                        source,
                        text(block.body(), "version"),
                        file.name())));
    }

    private void terraform(HclFile file, HclBody body) {
        if (body.attribute("required_version").isPresent()) {
            requiredVersion = text(body, "required_version");
        }
        for (HclBlock block : body.blocks("backend")) {
            String type = block.labels().isEmpty() ? "" : block.labels().get(0).text();
            backend = Optional.of(new TerraformModule.Backend(type, file.location(block.span())));
        }
        for (HclBlock block : body.blocks("required_providers")) {
            for (HclAttribute provider : block.body().attributes()) {
                providers.put(provider.name(), provider(file, provider));
            }
        }
    }

    private static RequiredProvider provider(HclFile file, HclAttribute attribute) {
        SourceLocation location = file.location(attribute.span());
        if (attribute.value() instanceof HclExpression.ObjectLiteral object) {
            return new RequiredProvider(attribute.name(), location, entry(object, "source"), entry(object, "version"));
        }
        return new RequiredProvider(attribute.name(), location, "", literal(attribute.value()));
    }

    private static String entry(HclExpression.ObjectLiteral object, String key) {
        return object.entries().stream()
                .filter(entry -> entry.literalKey().filter(key::equals).isPresent())
                .map(entry -> literal(entry.value()))
                .findFirst()
                .orElse("");
    }

    private static String text(HclBody body, String name) {
        return body.attribute(name).map(attribute -> literal(attribute.value())).orElse("");
    }

    private static String literal(HclExpression expression) {
        return Constants.of(expression)
                .map(Constants.Constant::value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    private static boolean bool(HclBody body, String name, boolean otherwise) {
        return body.attribute(name)
                .map(HclAttribute::value)
                .filter(HclExpression.BooleanLiteral.class::isInstance)
                .map(value -> ((HclExpression.BooleanLiteral) value).value())
                .orElse(otherwise);
    }
}
