package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a deployment, as {@code terraform output -json} prints them, and what becomes of them in the configuration of
 * an environment: only what a mapping names. Immutable.
 *
 * <pre>{@code
 * TerraformOutputs outputs = TerraformOutputs.parse("outputs.json", text);
 * Map<String, Object> config = outputs.mapped(Map.of("ingress.address", "clusters.west.public_ip"));
 * }</pre>
 */
public final class TerraformOutputs {
    private final String file;
    private final MapNode outputs;

    private TerraformOutputs(String file, MapNode outputs) {
        this.file = file;
        this.outputs = outputs;
    }

    /**
     * The outputs in a text.
     *
     * @param file the name for problems
     * @throws InvalidInputException when it is not what Terraform prints
     */
    public static TerraformOutputs parse(String file, String json) {
        Node document = JsonReader.defaults().read(file, json);
        if (document instanceof MapNode map
                && map.entries().stream()
                        .allMatch(entry -> entry.value() instanceof MapNode output && output.has("value"))) {
            return new TerraformOutputs(file, map);
        }
        throw new InvalidInputException(TerraformCode.OUTPUTS_INVALID.error(
                "this is not what 'terraform output -json' prints", document.location()));
    }

    /**
     * Values for configuration.
     *
     * @param mapping the keys of the configuration, with dots between levels, and for each the output, with dots for what is in
     *     it
     * @return mappings, in which are the values
     * @throws InvalidInputException when outputs are missing or sensitive; all of them are named, no value
     */
    public Map<String, Object> mapped(Map<String, String> mapping) {
        Map<String, Object> config = new LinkedHashMap<>();
        values(mapping).forEach((key, value) -> put(config, key, Objects.requireNonNull(value.toData())));
        return config;
    }

    /**
     * Values for configuration, by the keys as the mapping has them.
     *
     * @param mapping as for {@link #mapped}
     * @return none of them null
     * @throws InvalidInputException as {@link #mapped} does
     */
    public Map<String, Node> values(Map<String, String> mapping) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Node> values = new LinkedHashMap<>();
        mapping.forEach((key, output) -> value(output, problems).ifPresent(value -> values.put(key, value)));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(Problem.sorted(problems));
        }
        return values;
    }

    private Optional<Node> value(String path, List<Problem> problems) {
        String name = path.indexOf('.') < 0 ? path : path.substring(0, path.indexOf('.'));
        Optional<MapNode> output = outputs.get(name).map(MapNode.class::cast);
        if (output.flatMap(one -> one.get("sensitive"))
                .filter(flag -> flag instanceof ScalarNode scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent()) {
            problems.add(TerraformCode.OUTPUT_SENSITIVE.error(
                    "the output '" + name + "' is sensitive", SourceLocation.of(file)));
            return Optional.empty();
        }
        Optional<Node> value = output.flatMap(one -> one.get("value"));
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            int end = path.indexOf('.', dot + 1);
            String key = path.substring(dot + 1, end < 0 ? path.length() : end);
            value = value.flatMap(node -> node instanceof MapNode map ? map.get(key) : Optional.empty());
        }
        value = value.filter(node -> node.toData() != null);
        if (value.isEmpty()) {
            List<String> known =
                    outputs.entries().stream().map(MapNode.Entry::key).toList();
            problems.add(TerraformCode.OUTPUT_MISSING
                    .error("there is no output '" + path + "', or it is null", SourceLocation.of(file))
                    .withHint(known.contains(name) ? "" : DidYouMean.hint(name, known)));
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> config, String key, Object value) {
        Map<String, Object> place = config;
        int begin = 0;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', begin)) {
            @Nullable Object below = place.get(key.substring(begin, dot));
            Map<String, Object> next =
                    below instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
            place.put(key.substring(begin, dot), next);
            place = next;
            begin = dot + 1;
        }
        place.put(key.substring(begin), value);
    }
}
