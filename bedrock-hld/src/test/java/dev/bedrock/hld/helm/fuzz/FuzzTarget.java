package dev.bedrock.hld.helm.fuzz;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.helm.chart.GlobPattern;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.schema.SchemaException;
import dev.bedrock.hld.helm.chart.schema.ValuesSchema;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import dev.bedrock.hld.helm.chart.source.HelmIgnore;
import dev.bedrock.hld.helm.chart.values.SetLine;
import dev.bedrock.hld.helm.chart.values.SetSyntaxException;
import dev.bedrock.hld.helm.chart.values.SetValue;
import dev.bedrock.hld.helm.encoding.EncodingFunctions;
import dev.bedrock.hld.helm.golib.GoDuration;
import dev.bedrock.hld.helm.golib.GoLayout;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.GoZone;
import dev.bedrock.hld.helm.golib.Regexp;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.TemplateLimitException;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.semver.SemanticVersion;
import dev.bedrock.hld.helm.semver.VersionConstraint;
import dev.bedrock.hld.helm.sprig.SprigEnvironment;
import dev.bedrock.hld.helm.sprig.SprigFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Something that reads what others have written. */
enum FuzzTarget {
    TEMPLATE {
        @Override
        void read(byte[] input) {
            GoMap data = GoMap.of(Map.of("a", GoMap.of(Map.of("b", "text", "n", 1.5)), "l", "x"));
            TemplateSet.builder("set", FUNCTIONS)
                    .parse("t", text(input))
                    .build()
                    .render("t", data, SMALL);
        }
    },
    HELMIGNORE {
        @Override
        void read(byte[] input) {
            HelmIgnore ignore = HelmIgnore.parse(text(input));
            for (String path : List.of("a", "templates/a.yaml", "a/b/c.txt", ".x")) {
                ignore.ignores(path, false);
                ignore.ignores(path, true);
                GlobPattern.of(text(input)).matches(path);
            }
        }
    },
    ARCHIVE {
        @Override
        void read(byte[] input) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(input);
            }
            ChartLimits limits = ChartLimits.defaults().withMaxTotalBytes(1 << 20);
            ChartFile.of("s.tgz", packed.toByteArray()).unpack(limits);
        }
    },
    SEMVER {
        @Override
        void read(byte[] input) throws GoSyntaxException {
            VersionConstraint.parse(text(input)).allows(SemanticVersion.parse("1.2.3-rc.1"));
            SemanticVersion.parse(text(input));
        }
    },
    YAML {
        @Override
        void read(byte[] input) {
            for (Node document : YamlReader.defaults().lenient().readAll("f", text(input))) {
                String written = YamlWriter.defaults().write(document.toData());
                Object data = first(written);
                Object again = first(YamlWriter.defaults().write(data));
                if (!Objects.equals(data, again)) {
                    throw new AssertionError("not the same after a round trip:\n" + data + "\n" + again);
                }
            }
        }
    },
    JSON {
        @Override
        void read(byte[] input) {
            Node document = JsonReader.defaults().lenient().read("f", text(input));
            JsonWriter.compact().write(document.toData());
        }
    },
    SET {
        @Override
        void read(byte[] input) throws SetSyntaxException {
            SetLine.parseLiteral(text(input), new HashMap<>());
            SetLine.parse(text(input), new HashMap<>(), SetValue::typed);
            SetLine.parseJson(text(input), new HashMap<>());
        }
    },
    TIME {
        @Override
        void read(byte[] input) throws GoSyntaxException {
            String text = text(input);
            int line = text.indexOf('\n');
            GoLayout.of(line < 0 ? text : text.substring(0, line)).parse(text.substring(line + 1), GoZone.UTC);
            GoDuration.parse(text.substring(line + 1));
        }
    },
    REGEXP {
        @Override
        void read(byte[] input) throws GoSyntaxException {
            Regexp regexp = Regexp.compile(text(input));
            regexp.findAll("some text, 1.2.3", -1);
            regexp.replaceAll("some text", "${1}x$0");
        }
    },
    SCHEMA {
        @Override
        void read(byte[] input) throws SchemaException {
            ValuesSchema.read(text(input)).violations(Map.of("a", 1L, "b", List.of("x"), "c", Map.of()));
        }
    };

    private static final RenderOptions SMALL =
            RenderOptions.defaults().withMaxSteps(20_000).withMaxOutput(100_000).withTimeout(Duration.ofSeconds(5));
    private static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .addAll(SprigFunctions.table(SprigEnvironment.defaults()))
            .addAll(EncodingFunctions.table())
            .build();

    private static @Nullable Object first(String yaml) {
        List<Node> documents = YamlReader.defaults().lenient().readAll("f", yaml);
        return documents.isEmpty() ? null : documents.get(0).toData();
    }

    /** Reads an input: by a result or an exception. */
    abstract void read(byte[] input) throws Exception;

    /** Reads an input and lets nothing out but what readers must not throw. */
    final void check(byte[] input) throws Exception {
        try {
            read(input);
        } catch (TemplateExecutionException e) {
            for (Throwable link = e; link != null; link = link.getCause()) {
                if (!(link instanceof TemplateExecutionException) && !isTyped(link)) {
                    throw e;
                }
            }
        } catch (Exception e) {
            if (!isTyped(e)) {
                throw e;
            }
        }
    }

    private static boolean isTyped(Throwable e) {
        return e instanceof BedrockException
                || e instanceof GoSyntaxException
                || e instanceof GoFunctionException
                || e instanceof GoLimitException
                || e instanceof GoDecodeException
                || e instanceof SetSyntaxException
                || e instanceof SchemaException
                || e instanceof TemplateParseException
                || e instanceof TemplateLimitException;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
