package dev.bedrock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the examples in the documentation of the library.
 *
 * <p>An example in Java is what stands in a {@code pre} element with a {@code code} tag: statements, or a type. It sees all
 * public types of the library and the usual packages of the JDK, and may use the names in {@link #GIVEN} without declaring them.
 * What is no Java, such as YAML, stands in a {@code pre} element without that tag.
 */
class JavadocExamplesTest {
    /** Names that speak for themselves, and their types. */
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("before", "String"),
            Map.entry("chart", "Path"),
            Map.entry("clock", "Clock"),
            Map.entry("folder", "String"),
            Map.entry("functions", "GoFunctions"),
            Map.entry("location", "SourceLocation"),
            Map.entry("manifests", "String"),
            Map.entry("name", "String"),
            Map.entry("node", "Node"),
            Map.entry("problems", "List<Problem>"),
            Map.entry("text", "String"),
            Map.entry("time", "GoInstant"),
            Map.entry("values", "Map<String, Object>"));

    private static final List<String> JDK_PACKAGES = List.of(
            "java.io",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.stream");

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* *}</pre>", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public [\\w -]*?\\b(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("(@\\w+\\s+)*((public|final|sealed) )*(class|record|interface|enum) ");

    private final List<Example> examples = new ArrayList<>();
    private final Map<String, List<String>> packagesByType = new TreeMap<>();

    @Test
    void examplesCompile(@TempDir Path classes) throws IOException {
        for (Path module : ModuleClasses.libraries().toList()) {
            collect(module);
        }
        assertThat(examples).isNotEmpty();

        assertThat(errors(classes)).isEmpty();
    }

    private void collect(Path module) throws IOException {
        Path sources = module.resolve(Path.of("src", "main", "java"));
        List<Path> files;
        try (Stream<Path> paths = Files.walk(sources)) {
            files = paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String source = Files.readString(file);
            Matcher header = PACKAGE.matcher(source);
            String home = header.find() ? header.group(1) : "";
            Matcher type = PUBLIC_TYPE.matcher(source);
            if (type.find()) {
                packagesByType
                        .computeIfAbsent(type.group(1), name -> new ArrayList<>())
                        .add(home);
            }
            Matcher example = EXAMPLE.matcher(source);
            while (example.find()) {
                long line = source.substring(0, example.start(1)).lines().count() + 1;
                String place = module.getFileName() + "/" + module.relativize(file) + ":" + line;
                examples.add(new Example(
                        examples.size(), place, home, example.group(1).replaceAll("(?m)^ *\\* ?", "")));
            }
        }
    }

    private List<String> errors(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "-classpath", classPath, "-d", classes.toString());
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, examples)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavadocExamplesTest::describe)
                .toList();
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String place = source instanceof Example example ? example.place : "the examples";
        return place + ": " + diagnostic.getMessage(null);
    }

    /** Of several types of one name, an example means that of its own package, or else the one nearest to the top. */
    private String importOf(String type, List<String> homes, String own) {
        String nearest = homes.contains(own)
                ? own
                : Collections.min(homes, Comparator.comparingInt(home -> home.split("\\.").length));
        return "import " + nearest + "." + type + ";\n";
    }

    /** An example as a source file. */
    private final class Example extends SimpleJavaFileObject {
        private final int number;
        private final String place;
        private final String home;
        private final String text;

        Example(int number, String place, String home, String text) {
            super(URI.create("string:///examples/Example" + number + ".java"), Kind.SOURCE);
            this.number = number;
            this.place = place;
            this.home = home;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            StringBuilder unit = new StringBuilder("package examples;\n");
            JDK_PACKAGES.forEach(name -> unit.append("import ").append(name).append(".*;\n"));
            packagesByType.forEach((type, homes) -> unit.append(importOf(type, homes, home)));
            unit.append("abstract class Example").append(number).append(" {\n");
            GIVEN.forEach((name, type) -> unit.append(type + " " + name + ";\n"));
            boolean isType = TYPE.matcher(text).lookingAt();
            unit.append(isType ? text : "void example() throws Exception {\n" + text + "\n}");
            return unit.append("\n}\n");
        }
    }
}
