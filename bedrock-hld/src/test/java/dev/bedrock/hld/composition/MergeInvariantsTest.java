package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.component.DocumentFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every merge, over generated layers. */
class MergeInvariantsTest {
    private static final int TREES = 3000;
    private static final List<String> ENVIRONMENTS = List.of("parent", "prod", "east", "common");
    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    @Test
    void everyValueComesFromTheHighestLayerThatHasOne() {
        forEachTree((random, layers) -> {
            List<Problem> problems = new ArrayList<>();
            ComponentConfig merged = mergeLeft(layers, problems);
            if (Problem.anyError(problems)) {
                return;
            }
            merged.values().ifPresent(values -> checkScalars(values, List.of(), layers));
        });
    }

    @Test
    void everyValueNamesThePlaceThatItStandsAt() {
        forEachTree((random, layers) -> {
            List<ComponentConfig> configs = layers.stream().map(Layer::config).toList();
            ComponentConfig merged = mergeLeft(layers, new ArrayList<>());
            Map<SourceLocation, ConfigValue> written = new LinkedHashMap<>();
            configs.forEach(config -> config.values().ifPresent(values -> collect(values, written)));
            Map<SourceLocation, ConfigValue> kept = new LinkedHashMap<>();
            merged.values().ifPresent(values -> collect(values, kept));
            kept.forEach((place, value) -> {
                assertThat(written).containsKey(place);
                assertThat(value.origin().environment()).isEqualTo(place.file().replace(".yaml", ""));
                if (value instanceof ConfigScalar) {
                    assertThat(written.get(place)).isEqualTo(value);
                }
            });
        });
    }

    @Test
    void theOrderOfTwoMergesDoesNotMatterUnlessTheyConflict() {
        forEachTree((random, layers) -> {
            List<Problem> problems = new ArrayList<>();
            ComponentConfig left = mergeLeft(layers, problems);
            ComponentConfig right = ComponentConfig.empty();
            ConfigMerge merge = new ConfigMerge(problems::add);
            for (int i = layers.size() - 1; i >= 0; i--) {
                right = merge.merge(layers.get(i).config(), right);
            }
            boolean kindsClash = problems.stream()
                    .anyMatch(problem -> problem.isError() || problem.message().contains("hides"));
            if (!kindsClash) {
                assertThat(data(left)).isEqualTo(data(right));
            }
        });
    }

    @Test
    void listsKeepEveryItemInTheOrderOfTheLayers() {
        forEachTree((random, layers) -> {
            List<Problem> problems = new ArrayList<>();
            ComponentConfig merged = mergeLeft(layers, problems);
            if (Problem.anyError(problems) || merged.values().isEmpty()) {
                return;
            }
            merged.values().get().entries().forEach((key, value) -> {
                if (value instanceof ConfigList list) {
                    List<@Nullable Object> expected = new ArrayList<>();
                    for (Layer layer : layers) {
                        if (layer.data().get(key) instanceof List<?> items) {
                            expected.addAll(items);
                        }
                    }
                    assertThat(list.toData()).isEqualTo(expected);
                }
            });
        });
    }

    @Test
    void theSameLayersGiveTheSameBytesAndProblems() {
        forEachTree((random, layers) -> {
            List<Problem> first = new ArrayList<>();
            List<Problem> second = new ArrayList<>();
            List<Layer> again = layers.stream()
                    .map(layer -> Layer.of(layer.environment(), layer.data()))
                    .toList();
            String bytes = YamlWriter.defaults().write(data(mergeLeft(layers, first)));
            assertThat(YamlWriter.defaults().write(data(mergeLeft(again, second))))
                    .isEqualTo(bytes);
            assertThat(second).isEqualTo(first);
        });
    }

    private interface Check {
        void accept(Random random, List<Layer> layers);
    }

    private static void forEachTree(Check check) {
        for (int seed = 0; seed < TREES; seed++) {
            Random random = new Random(seed);
            List<Layer> layers = new ArrayList<>();
            for (String environment : ENVIRONMENTS) {
                layers.add(Layer.of(environment, map(random, 3)));
            }
            check.accept(random, layers);
        }
    }

    private static ComponentConfig mergeLeft(List<Layer> layers, List<Problem> problems) {
        ConfigMerge merge = new ConfigMerge(problems::add);
        ComponentConfig merged = ComponentConfig.empty();
        for (Layer layer : layers) {
            merged = merge.merge(merged, layer.config());
        }
        return merged;
    }

    private static Map<String, @Nullable Object> data(ComponentConfig config) {
        return config.values().map(ConfigMap::toData).orElse(Map.of());
    }

    private static void checkScalars(ConfigMap merged, List<String> path, List<Layer> layers) {
        merged.entries().forEach((key, value) -> {
            List<String> here = new ArrayList<>(path);
            here.add(key);
            if (value instanceof ConfigMap map) {
                checkScalars(map, here, layers);
            } else if (value instanceof ConfigScalar scalar) {
                assertThat(scalar.value()).isEqualTo(highest(here, layers));
            }
        });
    }

    private static @Nullable Object highest(List<String> path, List<Layer> layers) {
        for (Layer layer : layers) {
            Object value = layer.data();
            for (String key : path) {
                value = value instanceof Map<?, ?> map ? map.get(key) : null;
            }
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static void collect(ConfigValue value, Map<SourceLocation, ConfigValue> into) {
        into.putIfAbsent(value.origin().location(), value);
        if (value instanceof ConfigMap map) {
            map.entries().values().forEach(child -> collect(child, into));
        } else if (value instanceof ConfigList list) {
            list.items().forEach(child -> collect(child, into));
        }
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (random.nextInt(3) > 0) {
                map.put(key, value(random, depth - 1, key));
            }
        }
        return map;
    }

    /** Mostly one kind of value for one key, so that most layers can be merged. */
    private static @Nullable Object value(Random random, int depth, String key) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return null;
        }
        if (kind == 1 || depth == 0 || key.equals("a")) {
            return List.of("x", "", 0L, 5L, true, 1.5).get(random.nextInt(6));
        }
        if (key.equals("b")) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add((long) random.nextInt(100));
            }
            return list;
        }
        return map(random, depth);
    }

    /** A configuration file. */
    private record Layer(String environment, Map<String, @Nullable Object> data, ComponentConfig config) {
        static Layer of(String environment, Map<String, @Nullable Object> data) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("config", data);
            Node document = YamlReader.defaults()
                    .readFirst(environment + ".yaml", YamlWriter.defaults().write(file))
                    .orElseThrow();
            return new Layer(
                    environment,
                    data,
                    new ConfigReader(environment, DocumentFormat.YAML, problem -> {
                                throw new AssertionError(problem.toString());
                            })
                            .read(document));
        }
    }
}
