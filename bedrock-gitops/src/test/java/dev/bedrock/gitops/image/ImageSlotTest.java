package dev.bedrock.gitops.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of images in the configuration and in the values of charts. */
class ImageSlotTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final ImageTarget TARGET = ImageTarget.at("shop/web/qa");
    /** Stands for a chart that is not known. */
    private static final String UNKNOWN = "";

    private static ImageSlot slot(String config, String chart) {
        return slot(config, chart, TARGET);
    }

    private static ImageSlot slot(String config, String chart, ImageTarget target) {
        String text = config.isEmpty() ? "" : "subcomponents: {chart: {config: " + config + "}}\n";
        return ImageSlot.find("config/common.yaml", text, target, () -> Optional.of(chart)
                .filter(values -> !values.isEmpty())
                .flatMap(values -> YamlReader.defaults().readFirst("values.yaml", values))
                .map(MapNode.class::cast));
    }

    /** What the configuration says afterwards, as it prints. */
    private static String set(String config, String chart, String image) {
        return config(slot(config, chart).with(ImageReference.parse(image)));
    }

    private static String config(String text) {
        Map<?, ?> top = YamlReader.defaults().readMap("x.yaml", text);
        Map<?, ?> chart = map(map(top.get("subcomponents")).get("chart"));
        return String.valueOf(chart.get("config"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{image: {tag: a, repository: r/web}} | r/web:b | {image={tag=b, repository=r/web}}",
                "{image: {tag: a, repository: r/web}} | :b | {image={tag=b, repository=r/web}}",
                "{image: {tag: 1.10}} | :1.20 | {image={tag=1.20}}",
                "{image: {repository: 'r/web:a'}} | :b | {image={repository=r/web:b}}",
                "{image: {repository: 'r:5000/web@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}} | :b | {image={repository=r:5000/web:b}}",
                "{image: {name: web, tag: a}} | r/other:b | {image={name=r/other, tag=b}}",
                "{image: 'r/web:a'} | :b | {image=r/web:b}",
                "{image: 'r.io:5000/web'} | :b | {image=r.io:5000/web:b}",
                "{image: 'r/web:a'} | s/web:b | {image=s/web:b}",
                "{image: r/web, imageTag: a} | s/web:b | {image=s/web, imageTag=b}",
                "{imageTag: a} | :b | {imageTag=b}",
                "{image: {registry: old.io, repository: web, tag: a}} | new.io/shop/web:b | {image={registry=new.io, repository=shop/web, tag=b}}",
                "{web: {image: {tag: a}}} | :b | {web={image={tag=b}}}",
                "{image: {tag: a}, sidecar: {image: {tag: x}}} | :b | {image={tag=b}, sidecar={image={tag=x}}}",
                "{appImage: 'r/web:a', backgroundImage: 'sea.png'} | :b | {appImage=r/web:b, backgroundImage=sea.png}",
            })
    void theKeysOfTheConfigurationAreUsed(String config, String image, String expected) {
        assertThat(set(config, UNKNOWN, image)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: {repository: '', tag: ''} | r/web:b | {x=1, image={repository=r/web, tag=b}}",
                "image: {registry: r.io, repository: x, tag: y} | new.io/web:b | {x=1, image={registry=new.io, repository=web, tag=b}}",
                "image: {registry: r.io, repository: x, tag: y} | shop/web:b | {x=1, image={repository=shop/web, tag=b}}",
                "image: {repository: 'r/web:1'} | :2 | {x=1, image={repository=r/web:2}}",
                "image: 'r/web:1' | :2 | {x=1, image=r/web:2}",
                "{image: r/web, imageTag: '1'} | :2 | {x=1, imageTag=2}",
                "api: {server: {image: {tag: ''}}} | :2 | {x=1, api={server={image={tag=2}}}}",
            })
    void theKeysOfTheChartAreUsedWhereTheConfigurationHasNone(String chart, String image, String expected) {
        assertThat(set("{x: 1}", chart, image)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{image: {tag: a, digest: ''}} | image: {tag: x} | :b@ | {image={tag=b, digest=D}}",
                "{image: {tag: a}} | image: {tag: x, digest: ''} | @ | {image={tag=a, digest=D}}",
                "{image: {tag: a}} | image: {tag: x, sha: ''} | :b@ | {image={tag=b, sha=H}}",
                "{image: {tag: a}} | image: {tag: x} | :b@ | {image={tag=b@D}}",
                "{image: 'r/web:a'} | x: 1 | @ | {image=r/web@D}",
                "{image: r/web, imageTag: a} | x: 1 | :b@ | {image=r/web, imageTag=b@D}",
            })
    void aDigestGoesToItsKeyOrBehindTheTag(String config, String chart, String image, String expected) {
        String after = set(config, chart, image.replace("@", "@" + DIGEST));

        assertThat(after.replace(DIGEST, "D").replace(DIGEST.substring(7), "H")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {image: {tag: x}}, b: {image: {tag: y}}} | UNKNOWN | :2 | GITOPS-0451 | name the key: a.image, b.image",
                "{a: {image: {tag: x}}} | b: {image: {tag: y}} | :2 | GITOPS-0451 | a.image, b.image",
                "{image: {repository: 'r/web:1', tag: ''}} | UNKNOWN | :2 | GITOPS-0451 | leave only the repository",
                "{x: 1} | replicas: 1 | :2 | GITOPS-0452 | has no 'image'",
                "{x: 1} | image: {repository: r/web, pullPolicy: Always} | :2 | GITOPS-0452 | no 'image.tag'",
                "{image: ''} | UNKNOWN | :2 | GITOPS-0452 | REPOSITORY:TAG",
                "{image: {tag: a}} | image: {tag: x} | @ | GITOPS-0452 | no key for a digest",
                "{image: {tag: a, digest: 'sha256:1'}} | UNKNOWN | :2 | GITOPS-0454 | counts more than a tag",
                "[1] | UNKNOWN | :2 | GITOPS-0455 | not a mapping",
            })
    void keysThatAreMissingOrCouldBeSeveralAreErrors(
            String config, String chart, String image, String code, String words) {
        String values = chart.equals("UNKNOWN") ? UNKNOWN : chart;

        assertThatThrownBy(() -> set(config, values, image.replace("@", "@" + DIGEST)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(code)
                .hasMessageContaining(words);
    }

    @Test
    void ofSeveralImagesTheNamedOneIsSet() {
        ImageSlot slot = slot("{a: {image: {tag: x}}, b: {image: {tag: y}}}", UNKNOWN, TARGET.withKey("b.image"));

        assertThat(config(slot.with(ImageReference.ofTag("2")))).isEqualTo("{a={image={tag=x}}, b={image={tag=2}}}");
        assertThatThrownBy(() -> slot("{x: 1}", "image: {tag: y}", TARGET.withKey("c.image")))
                .hasMessageContaining("GITOPS-0452");
    }

    @Test
    void theFirstImageOfAChartThatIsNotKnownGoesToTheUsualKeysWithAWarning() {
        ImageSlot slot = slot("", UNKNOWN);

        assertThat(slot.image()).isEmpty();
        assertThat(slot.problems()).extracting(Problem::code).containsExactly("GITOPS-0453");
        assertThat(slot.with(ImageReference.parse("r/web:1"))).isEqualTo("""
                subcomponents:
                  chart:
                    config:
                      image:
                        repository: r/web
                        tag: "1"
                """);
    }

    @Test
    void everythingElseInTheFileStays() {
        String text = """
                # About the chart.
                subcomponents:
                  chart:
                    config:
                      serviceName: web-qa   # made by reconcile

                      image: # ours
                        tag: 'qa-1' # set by builds
                        repository:   r/web
                      # The end.
                """;

        ImageSlot slot = ImageSlot.find("c.yaml", text, TARGET, Optional::empty);

        assertThat(slot.image()).contains("r/web:qa-1");
        assertThat(slot.with(ImageReference.ofTag("qa-2"))).isEqualTo(text.replace("qa-1", "qa-2"));
        assertThat(slot.with(ImageReference.ofTag("qa-1"))).isEqualTo(text);
    }

    @Test
    void theImageOfAnotherTextIsBroughtBackAndWhatThatDoesNotHaveIsRemoved() {
        ImageSlot now = slot("{image: {tag: b, digest: 'sha256:1', pullPolicy: Always}, x: 1}", UNKNOWN);
        ImageSlot before = slot("{image: {tag: a, repository: r/web}, x: 0}", UNKNOWN);

        assertThat(config(now.withThatOf(before)))
                .isEqualTo("{image={tag=a, pullPolicy=Always, repository=r/web}, x=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "@",
                "r/web",
                "r/web:",
                "r/web:a b",
                "r/web:-a",
                "R/W eb:1",
                "r/web@sha256:12",
                "r/web:1\nx",
                "-x:${{ x }}",
                "r/../web:1:2",
                "web:`id`",
                "web:$(id)",
                "r/web:\u202e1"
            })
    void whatIsNoImageIsRefused(String image) {
        assertThatThrownBy(() -> {
                    ImageReference reference = ImageReference.parse(image);
                    assertThat(reference.isExact()).isTrue();
                })
                .satisfiesAnyOf(
                        error -> assertThat(error)
                                .isInstanceOf(InvalidInputException.class)
                                .hasMessageContaining("GITOPS-0450"),
                        error -> assertThat(image).isEqualTo("r/web"));
    }

    @Test
    void imagesOfAllComponentsOfAFileAreListed() {
        String text = """
                config: {image: 'r/top:1'}
                subcomponents:
                  web:
                    subcomponents:
                      qa: {subcomponents: {chart: {config: {image: {tag: 2}, job: {image: {tag: 3}}}}}}
                  broken: [1]
                """;

        assertThat(ConfigImages.in("shop/config/prod.yaml", text))
                .hasToString("{shop(prod)=r/top:1, shop/web/qa(prod)=:2, shop/web/qa(prod,job.image)=:3}");
        assertThat(ConfigImages.in("config/common.yml", text).firstKey()).hasToString("");
        assertThat(ConfigImages.isConfig("shop/web/component.yaml")).isFalse();
    }
}
