package dev.bedrock.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The production classes of all modules, as this build, or an earlier one, has compiled them. */
final class ModuleClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
        return modules()
                .map(module -> module.resolve(Path.of("target", "classes")))
                .filter(Files::isDirectory)
                .map(Location::of)
                .collect(Collectors.toSet());
    }

    /** Leaves out what JMH generates from benchmarks. */
    static final class NotGenerated implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/jmh_generated/");
        }
    }

    /** The folders of the library's modules. */
    static Stream<Path> libraries() {
        return modulesIn(root()).filter(module -> !module.endsWith("bedrock-examples"));
    }

    private static Stream<Path> modules() {
        return Stream.concat(modulesIn(root()), modulesIn(root().resolve("bedrock-examples")));
    }

    private static Path root() {
        return Path.of(System.getProperty("bedrock.root"));
    }

    private static Stream<Path> modulesIn(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve("pom.xml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
