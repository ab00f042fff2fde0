package dev.bedrock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * packages of the library and the usual ones of the JDK, and may use the names in {@link #GIVEN} without declaring them.
 * What is no Java, such as YAML, stands in a {@code pre} element without that tag.
 */
class JavadocExamplesTest {
    /** Names that speak for themselves, and their types. */
    private static final Map<String, String> GIVEN = Map.of(
            "before", "String",
            "chart", "Path",
            "folder", "String",
            "location", "SourceLocation",
            "manifests", "String",
            "name", "String",
            "node", "Node",
            "problems", "List<Problem>",
            "text", "String");

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
    private static final Pattern TYPE =
            Pattern.compile("(@\\w+\\s+)*((public|final|sealed) )*(class|record|interface|enum) ");

    private final Map<String, String> examplesByPlace = new TreeMap<>();
    private final Set<String> packages = new TreeSet<>(JDK_PACKAGES);

    @Test
    void examplesCompile(@TempDir Path classes) throws IOException {
        for (Path module : ModuleClasses.libraries().toList()) {
            collect(module);
        }
        assertThat(examplesByPlace).isNotEmpty();

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
            Matcher javaPackage = PACKAGE.matcher(source);
            if (javaPackage.find()) {
                packages.add(javaPackage.group(1));
            }
            Matcher example = EXAMPLE.matcher(source);
            while (example.find()) {
                long line = source.substring(0, example.start(1)).lines().count() + 1;
                examplesByPlace.put(
                        module.getFileName() + "/" + module.relativize(file) + ":" + line,
                        example.group(1).replaceAll("(?m)^ *\\* ?", ""));
            }
        }
    }

    private List<String> errors(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<Example> examples = new ArrayList<>();
        examplesByPlace.forEach(
                (place, text) -> examples.add(new Example(examples.size(), place, unit(examples.size(), text))));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "-classpath", classPath, "-d", classes.toString());
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, examples)
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavadocExamplesTest::describe)
                .toList();
    }

    private String unit(int number, String example) {
        StringBuilder unit = new StringBuilder("package examples;\n");
        packages.forEach(name -> unit.append("import ").append(name).append(".*;\n"));
        unit.append("abstract class Example").append(number).append(" {\n");
        GIVEN.forEach((name, type) -> unit.append(type + " " + name + ";\n"));
        boolean isType = TYPE.matcher(example).lookingAt();
        unit.append(isType ? example : "void example() throws Exception {\n" + example + "\n}");
        return unit.append("\n}\n").toString();
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String place = source instanceof Example example ? example.place : "the examples";
        return place + ": " + diagnostic.getMessage(null);
    }

    /** An example as a source file. */
    private static final class Example extends SimpleJavaFileObject {
        private final String place;
        private final String unit;

        Example(int number, String place, String unit) {
            super(URI.create("string:///examples/Example" + number + ".java"), Kind.SOURCE);
            this.place = place;
            this.unit = unit;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return unit;
        }
    }
}
