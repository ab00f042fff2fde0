package dev.bedrock.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules that keep the house in order. Modules that do not exist yet are bound by them from their first class on. */
@AnalyzeClasses(locations = ModuleClasses.class, importOptions = ModuleClasses.NotGenerated.class)
class ArchitectureTest {
    /** What each module may use of the others. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "core", Set.of(),
            "hld", Set.of("core"),
            "gitops", Set.of("core", "hld"),
            "infra", Set.of("core"),
            "telemetry", Set.of("core"));

    private static final Set<String> EXAMPLES = Set.of("cli", "server", "embedding", "benchmarks");

    private static final Pattern WRITING_FILES =
            Pattern.compile("write.*|delete.*|move|copy|create.*|set.*|newOutputStream|newBufferedWriter");
    private static final Pattern WRITING_FILE =
            Pattern.compile("delete.*|renameTo|mkdirs?|create.*|set(?!.*Property).*");

    @ArchTest
    static void allModulesAreLookedAt(JavaClasses classes) {
        assertThat(classes).map(JavaClass::getPackageName).contains("dev.bedrock.core.file", "dev.bedrock.hld");
    }

    @ArchTest
    static void modulesUseOnlyWhatTheyMay(JavaClasses classes) {
        MODULES.forEach((module, allowed) -> {
            String[] forbidden = Stream.concat(MODULES.keySet().stream(), EXAMPLES.stream())
                    .filter(other -> !other.equals(module) && !allowed.contains(other))
                    .map(other -> "dev.bedrock." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.bedrock." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.bedrock.(**)").should().beFreeOfCycles();

    @ArchTest
    static void packagesAreNullMarked(JavaClasses classes) {
        assertThat(classes)
                .map(JavaClass::getPackage)
                .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class));
    }

    @ArchTest
    static void internalPackagesAreUsedByTheirModuleOnly(JavaClasses classes) {
        MODULES.keySet().forEach(module -> noClasses()
                .that()
                .resideOutsideOfPackage("dev.bedrock." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.bedrock." + module + "..internal..")
                .check(classes));
    }

    @ArchTest
    static final ArchRule onlyTheProcessPackageStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("dev.bedrock.core.process")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(calls("a method that starts a process", Runtime.class, Pattern.compile("exec")));

    /** Benchmarks write what they read. */
    @ArchTest
    static final ArchRule onlyTheFilePackageWritesFiles = noClasses()
            .that()
            .resideOutsideOfPackages("dev.bedrock.core.file", "dev.bedrock.benchmarks")
            .should()
            .accessTargetWhere(calls("a method that writes files", Files.class, WRITING_FILES)
                    .or(calls("a method that writes files", File.class, WRITING_FILE)))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class, FileChannel.class);

    @ArchTest
    static final ArchRule environmentVariablesComeInThroughTheirInterface = noClasses()
            .that(areNot("dev.bedrock.core.process.EnvironmentVariables"))
            .should()
            .accessTargetWhere(calls("an environment variable", System.class, Pattern.compile("getenv")));

    /**
     * {@link System#nanoTime} is no clock: it says how long something took, not what time it is. Of those left out,
     * some give a default, the others measure the start of a process.
     */
    @ArchTest
    static final ArchRule timeComesInThroughAClock = noClasses()
            .that(areNot(
                    "dev.bedrock.core.file.ContentCache",
                    "dev.bedrock.core.git.GitClient",
                    "dev.bedrock.hld.helm.sprig.SprigEnvironment",
                    "dev.bedrock.hld.install.chart.ChartKeyring",
                    "dev.bedrock.telemetry.record.DeploymentRecorder",
                    "dev.bedrock.telemetry.store.azuretable.AzureTableStore",
                    "dev.bedrock.telemetry.store.retention.Retention",
                    "dev.bedrock.benchmarks.ProcessTimes",
                    "dev.bedrock.benchmarks.RenderCorpus"))
            .should()
            .accessTargetWhere(calls("the clock", System.class, Pattern.compile("currentTimeMillis"))
                    .or(calls("the clock", Clock.class, Pattern.compile("system.*|tick.*")))
                    .or(readsTheClock()));

    /**
     * But for the names of temporary files, which nobody gets to see; the default of a builder; and a generator that only
     * passes on the bytes it is given.
     */
    @ArchTest
    static final ArchRule nothingIsLeftToChance = noClasses()
            .that(areNot(
                    "dev.bedrock.core.file.AtomicFile",
                    "dev.bedrock.core.file.PartialFile",
                    "dev.bedrock.core.file.ReplacedDirectory",
                    "dev.bedrock.core.file.WriterLock",
                    "dev.bedrock.hld.helm.sprig.Secure",
                    "dev.bedrock.hld.install.Checkouts",
                    "dev.bedrock.hld.helm.sprig.crypto.StreamRandom"))
            .should()
            .accessTargetWhere(calls("randomness", Math.class, Pattern.compile("random"))
                    .or(calls("randomness", UUID.class, Pattern.compile("randomUUID")))
                    .or(calls("randomness", Random.class, Pattern.compile("<init>")))
                    .or(calls("randomness", SecureRandom.class, Pattern.compile("<init>|getInstance.*")))
                    .or(calls("randomness", ThreadLocalRandom.class, Pattern.compile("current"))));

    @ArchTest
    static final ArchRule onlyTheHttpPackageOpensConnections = noClasses()
            .that()
            .resideOutsideOfPackages("dev.bedrock.core.http..", "dev.bedrock.core.git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(URLConnection|HttpURLConnection|(Server|Datagram)?Socket|InetAddress)")
            .orShould()
            .accessTargetWhere(calls("a URL", URL.class, Pattern.compile("open.*|getContent")));

    @ArchTest
    static final ArchRule onlyTheGitPackageKnowsJGit = noClasses()
            .that()
            .resideOutsideOfPackage("dev.bedrock.core.git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit..");

    @ArchTest
    static final ArchRule helmKnowsNothingOfDefinitions = noClasses()
            .that()
            .resideInAPackage("dev.bedrock.hld.helm..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.bedrock.hld..").and(not(resideInAPackage("dev.bedrock.hld.helm.."))));

    @ArchTest
    static final ArchRule goTemplatesKnowNothingOfHelm = noClasses()
            .that()
            .resideInAPackage("dev.bedrock.hld.helm.gotemplate..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.bedrock.hld..")
                    .and(not(resideInAPackage("dev.bedrock.hld.helm.gotemplate.."))))
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> areNot(String... names) {
        List<String> exceptions = List.of(names);
        return describe(
                "are not one of " + exceptions,
                type -> !exceptions.contains(outermost(type).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    /** Calls of, and references to, methods and constructors. */
    private static DescribedPredicate<JavaAccess<?>> calls(String what, Class<?> owner, Pattern names) {
        return describe(
                what,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && names.matcher(access.getName()).matches());
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe(
                "the clock",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getName().equals("now")
                        && access.getTarget() instanceof CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }
}
