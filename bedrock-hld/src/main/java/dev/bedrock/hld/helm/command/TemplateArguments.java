package dev.bedrock.hld.helm.command;

import dev.bedrock.hld.helm.Capabilities;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of {@code helm template} one by one. */
final class TemplateArguments {
    private static final String DEFAULT_NAME = "release-name";
    private static final Map<Character, String> SHORT =
            Map.of('n', "namespace", 'f', "values", 's', "show-only", 'a', "api-versions");

    /** What has no effect on a render in this process. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("debug", "skip-crds", "disable-openapi-validation", "render-subchart-notes");

    private final Path directory;
    private final ValueArguments values;
    private final List<String> names = new ArrayList<>();
    private final List<String> showOnly = new ArrayList<>();
    private final List<String> apiVersions = new ArrayList<>();
    private String namespace = "default";
    private String kubeVersion = "";
    private @Nullable String nameTemplate;
    private boolean crds;
    private boolean hooks = true;
    private boolean tests = true;
    private boolean upgrade;
    private boolean schema = true;

    TemplateArguments(Path directory) {
        this.directory = directory;
        this.values = new ValueArguments(directory);
    }

    TemplateCommand parse(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-") || argument.equals("-")) {
                names.add(argument);
                continue;
            }
            Flag flag = flag(argument);
            if (flag.value() == null && !isSwitch(flag.name())) {
                if (++i >= arguments.size()) {
                    throw failure("flag needs an argument: " + argument);
                }
                flag = new Flag(flag.name(), arguments.get(i));
            }
            set(flag.name(), flag.value() == null ? "true" : flag.value());
        }
        return command();
    }

    private record Flag(String name, @Nullable String value) {}

    private static Flag flag(String argument) {
        if (!argument.startsWith("--")) {
            String name = SHORT.get(argument.charAt(1));
            if (name == null) {
                throw failure("unknown shorthand flag: '" + argument.charAt(1) + "' in " + argument);
            }
            String rest = argument.substring(2);
            return new Flag(name, rest.isEmpty() ? null : rest.startsWith("=") ? rest.substring(1) : rest);
        }
        int equals = argument.indexOf('=');
        return equals < 0
                ? new Flag(argument.substring(2), null)
                : new Flag(argument.substring(2, equals), argument.substring(equals + 1));
    }

    private static boolean isSwitch(String name) {
        return switch (name) {
            case "include-crds", "no-hooks", "skip-tests", "is-upgrade", "skip-schema-validation" -> true;
            default -> WITHOUT_EFFECT.contains(name);
        };
    }

    private void set(String name, String value) {
        switch (name) {
            case "namespace" -> namespace = value;
            case "kube-version" -> kubeVersion = value;
            case "name-template" -> nameTemplate = value;
            case "api-versions" -> apiVersions.addAll(List.of(value.split(",")));
            case "show-only" -> showOnly.add(value);
            case "include-crds" -> crds = isOn(name, value);
            case "no-hooks" -> hooks = !isOn(name, value);
            case "skip-tests" -> tests = !isOn(name, value);
            case "is-upgrade" -> upgrade = isOn(name, value);
            case "skip-schema-validation" -> schema = !isOn(name, value);
            default -> {
                if (!values.accept(name, value) && !WITHOUT_EFFECT.contains(name)) {
                    throw failure("unknown flag: --" + name);
                }
            }
        }
    }

    private static boolean isOn(String name, String value) {
        return switch (value) {
            case "true", "TRUE", "True", "t", "T", "1" -> true;
            case "false", "FALSE", "False", "f", "F", "0" -> false;
            default ->
                throw failure("invalid argument \"" + value + "\" for \"--" + name
                        + "\" flag: strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
        };
    }

    private TemplateCommand command() {
        if (names.isEmpty() || names.size() > 2) {
            throw failure(
                    "\"helm template\" requires at least 1 argument\n\nUsage:  helm template [NAME] [CHART] [flags]");
        }
        String chart = names.get(names.size() - 1);
        String name = names.size() == 2 ? names.get(0) : DEFAULT_NAME;
        if (nameTemplate != null) {
            name = NameTemplates.expand(nameTemplate);
        }
        Capabilities capabilities = Capabilities.defaults().withApiVersions(apiVersions);
        Map<String, @Nullable Object> merged = values.merged();
        checkExists(chart);
        HelmRequest request = HelmRequest.of(directory.resolve(chart), name)
                .withNamespace(namespace)
                .withCapabilities(kubeVersion.isEmpty() ? capabilities : capabilities.withKubeVersion(kubeVersion))
                .withUpgrade(upgrade)
                .withCrds(crds)
                .withHooks(hooks)
                .withTests(tests)
                .withSchemaValidation(schema)
                .withValues(merged);
        return new TemplateCommand(request, showOnly);
    }

    /** Helm takes what is no path for a repository with a chart in it. */
    private void checkExists(String chart) {
        Path path = directory.resolve(chart);
        if (Files.exists(path)) {
            return;
        }
        int slash = chart.indexOf('/');
        String text = "non-absolute URLs should be in form of repo_name/path_to_chart, got: " + chart;
        if (chart.startsWith("/") || chart.startsWith(".")) {
            text = "path \"" + chart + "\" not found";
        } else if (slash >= 0) {
            text = "repo " + chart.substring(0, slash) + " not found";
        }
        throw HelmFailureException.of(HelmCode.CHART_MISSING, text);
    }

    private static HelmFailureException failure(String text) {
        return HelmFailureException.of(HelmCode.ARGUMENT_INVALID, text);
    }
}
