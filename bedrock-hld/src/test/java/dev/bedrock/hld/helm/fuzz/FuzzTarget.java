package dev.bedrock.hld.helm.fuzz;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclItem;
import dev.bedrock.core.document.hcl.HclReader;
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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
        void read(byte[] input) throws Exception {
            String text = text(input);
            typedErrorsOnly(() -> VersionConstraint.parse(text).allows(SemanticVersion.parse("1.2.3-rc.1")));
            typedErrorsOnly(() -> SemanticVersion.parse(text));
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
    HCL {
        @Override
        void read(byte[] input) {
            HclFile file = HclReader.defaults().read("f", text(input));
            int end = 0;
            for (HclItem item : file.body().items()) {
                String source = file.text(item.span());
                HclFile again = HclReader.defaults().read("f", source + "\n");
                if (item.span().start() < end || again.body().items().size() != 1) {
                    throw new AssertionError("not one item by itself: " + source);
                }
                end = item.span().end();
            }
        }
    },
    SET {
        @Override
        void read(byte[] input) throws Exception {
            String text = text(input);
            typedErrorsOnly(() -> SetLine.parseLiteral(text, new HashMap<>()));
            typedErrorsOnly(() -> SetLine.parse(text, new HashMap<>(), SetValue::typed));
            typedErrorsOnly(() -> SetLine.parseJson(text, new HashMap<>()));
        }
    },
    TIME {
        @Override
        void read(byte[] input) throws Exception {
            String text = text(input);
            int line = text.indexOf('\n');
            String layout = line < 0 ? text : text.substring(0, line);
            String time = text.substring(line + 1);
            typedErrorsOnly(() -> GoLayout.of(layout).parse(time, GoZone.UTC));
            typedErrorsOnly(() -> GoDuration.parse(time));
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

    private static final int SLOW_MILLIS = 5_000;
    /** What others do on the machine meanwhile does not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    /** Reads an input in time and lets nothing out but what readers must not throw. */
    final void check(byte[] input) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        typedErrorsOnly(() -> read(input));
        long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
        if (millis > SLOW_MILLIS) {
            throw new AssertionError(this + " takes " + millis + " ms of a processor");
        }
    }

    private static void typedErrorsOnly(Reading reading) throws Exception {
        try {
            reading.run();
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

    /** The inputs that the build replays. */
    final List<byte[]> seeds() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(
                ReadersFuzzTest.class.getResource("ReadersFuzzTestInputs/" + name().toLowerCase(Locale.ROOT)));
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private interface Reading {
        void run() throws Exception;
    }
}
