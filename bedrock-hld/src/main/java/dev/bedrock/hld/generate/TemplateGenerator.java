package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.core.template.Templates;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Renders a folder of Jinja templates: the {@code .yaml}, {@code .yml} and {@code .json} files in it, also with {@code .j2}
 * behind, in the order of their names. Files and folders whose names begin with {@code _} only serve the others, which
 * include, import or extend them.
 *
 * <p>Templates see {@code config}, the merged configuration; {@code namespace}, empty if there is none; {@code component}
 * with its {@code name} and {@code path}; {@code environment}, the first, and all {@code environments}.
 */
public final class TemplateGenerator implements Generator {
    @Override
    public String type() {
        return Component.TEMPLATE;
    }

    @Override
    public List<ManifestObject> generate(GeneratorInput input, Consumer<Problem> problems) {
        FileTree tree = input.tree();
        String folder = ManifestFolder.of(input);
        Templates templates = Templates.in(tree, folder);
        Map<String, Object> values = values(input);
        List<ManifestObject> objects = new ArrayList<>();
        for (TreeFile file : tree.files(folder)) {
            String path = file.pathFrom(folder);
            if (ManifestFolder.isManifest(withoutSuffix(path))) {
                if (!isPartial(path)) {
                    objects.addAll(render(templates, file, path, values, problems));
                }
            } else if (!isPartial(path)) {
                ManifestFolder.reportIgnored(file, problems);
            }
        }
        return objects;
    }

    private static String withoutSuffix(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".j2") ? path.substring(0, path.length() - 3) : path;
    }

    private static boolean isPartial(String path) {
        return path.startsWith("_") || path.contains("/_");
    }

    private static Map<String, Object> values(GeneratorInput input) {
        ComposedComponent component = input.component();
        List<String> environments = input.environments().names();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("config", component.config().values().map(ConfigMap::toData).orElse(Map.of()));
        values.put(
                "namespace",
                component.config().namespace().map(NamespaceSetting::name).orElse(""));
        values.put("component", Map.of("name", component.name(), "path", component.outputPath()));
        values.put("environment", environments.isEmpty() ? "common" : environments.get(0));
        values.put("environments", environments);
        return values;
    }

    /** A template that fails leaves the others alone. */
    private static List<ManifestObject> render(
            Templates templates, TreeFile file, String path, Map<String, Object> values, Consumer<Problem> problems) {
        try {
            String output = templates.render(path, values);
            Consumer<Problem> explained = problem -> problems.accept(explain(problem, templates, path, values, output));
            return new ManifestParser(explained).parse(file.path(), output);
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return List.of();
        }
    }

    /** What is wrong with the output, told for the template: its line, and that of the output. */
    private static Problem explain(
            Problem problem, Templates templates, String path, Map<String, Object> values, String output) {
        int line = problem.location().line();
        if (line == 0) {
            return problem;
        }
        Optional<SourceLocation> place = templates.placeOf(path, values, output, line);
        String text = output.lines().skip(line - 1L).findFirst().orElse("").strip();
        String hint = "line " + line + " of what it renders is: " + shortened(text);
        return problem.at(place.orElse(SourceLocation.of(problem.location().file())))
                .withHint(problem.hint().isEmpty() ? hint : problem.hint() + "; " + hint);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
