package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.manifest.ComponentManifests;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.NamespaceInjector;
import dev.bedrock.hld.problem.HldCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One run of the generators over a composition. Components are generated side by side; what comes out has the order of
 * the composition.
 */
public final class Generation {
    /** The types whose objects are meant for the namespace of the configuration. */
    private static final Set<String> INJECTED = Set.of(Component.HELM, Component.TEMPLATE);

    private final FileTree tree;
    private final Map<String, Generator> generators;
    private final GenerateOptions options;
    private final ProgressListener progress;

    /**
     * A run.
     *
     * @param tree the files of the definition
     * @param generators the generators by the type of component that they are for
     * @param options how to generate
     * @param progress is told of each component
     */
    public Generation(
            FileTree tree, Map<String, Generator> generators, GenerateOptions options, ProgressListener progress) {
        this.tree = tree;
        this.generators = Map.copyOf(generators);
        this.options = options;
        this.progress = progress;
    }

    /**
     * What a run gave.
     *
     * @param components the components that render something, in the order of the composition
     * @param problems warnings and notes
     */
    public record Result(List<ComponentManifests> components, List<Problem> problems) {}

    /** The outcome of one component. */
    private record Outcome(ComponentManifests manifests, List<Problem> problems, boolean unavailable) {}

    /**
     * Generates all components.
     *
     * @throws InvalidInputException with the problems of all components, if one of them is an error
     * @throws UnavailableException if the thread is interrupted, or something that a generator needs is missing
     */
    public Result run(Composition composition) {
        List<ComposedComponent> wanted = composition.components().stream()
                .filter(component ->
                        generators.containsKey(component.component().type()))
                .toList();
        List<Problem> problems = new ArrayList<>(composition.problems());
        List<ComponentManifests> manifests = new ArrayList<>();
        boolean unavailable = false;
        for (Outcome outcome : generateAll(wanted, composition)) {
            manifests.add(outcome.manifests());
            problems.addAll(outcome.problems());
            unavailable |= outcome.unavailable();
        }
        if (unavailable) {
            throw new UnavailableException(Problem.sorted(problems));
        }
        requireNoError(problems);
        List<ComponentManifests> injected = injectNamespaces(wanted, manifests, problems);
        requireNoError(problems);
        return new Result(injected, problems);
    }

    private static void requireNoError(List<Problem> problems) {
        if (Problem.anyError(problems)) {
            throw new InvalidInputException(Problem.sorted(problems));
        }
    }

    private List<Outcome> generateAll(List<ComposedComponent> components, Composition composition) {
        progress.total(components.size());
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, Math.min(options.parallelism(), components.size())), Generation::workerThread);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (ComposedComponent component : components) {
                futures.add(pool.submit(
                        () -> generate(component, composition.environments(), composition.wave(component))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < futures.size(); i++) {
                outcomes.add(outcome(futures.get(i), components.get(i)));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(HldCode.INTERRUPTED.error("the generation was interrupted"), e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A generator or listener that breaks its contract is no problem of the user's. */
    private static Outcome outcome(Future<Outcome> future, ComposedComponent component) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the generation of '" + component + "' broke off", e.getCause());
        }
    }

    private static Thread workerThread(Runnable work) {
        Thread thread = new Thread(work, "bedrock-generate");
        thread.setDaemon(true);
        return thread;
    }

    /** A component that fails leaves the others running, so that all problems are known at once. */
    private Outcome generate(ComposedComponent component, Environments environments, int wave) {
        String path = component.outputPath();
        List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
        List<ManifestObject> objects = List.of();
        boolean unavailable = false;
        progress.started(path);
        long start = System.nanoTime();
        try {
            Generator generator = generators.get(component.component().type());
            if (generator != null) {
                objects = generator.generate(new GeneratorInput(tree, component, environments, options), problems::add);
            }
        } catch (UnavailableException e) {
            problems.addAll(e.problems());
            unavailable = true;
        } catch (BedrockException e) {
            e.problems().forEach(problem -> problems.add(placed(problem, component)));
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (Problem.anyError(List.copyOf(problems))) {
            progress.failed(path, elapsed);
        } else {
            progress.finished(path, elapsed);
        }
        return new Outcome(new ComponentManifests(path, wave, objects, elapsed), List.copyOf(problems), unavailable);
    }

    private static Problem placed(Problem problem, ComposedComponent component) {
        return problem.location().isKnown()
                ? problem
                : problem.at(component.component().location());
    }

    private static List<ComponentManifests> injectNamespaces(
            List<ComposedComponent> components, List<ComponentManifests> manifests, List<Problem> problems) {
        boolean needed = components.stream().anyMatch(Generation::injects);
        if (!needed) {
            return manifests;
        }
        NamespaceInjector injector = new NamespaceInjector(manifests.stream()
                .flatMap(component -> component.objects().stream())
                .toList());
        List<ComponentManifests> injected = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            injected.add(inject(injector, components.get(i), manifests.get(i), problems));
        }
        return injected;
    }

    private static boolean injects(ComposedComponent component) {
        return INJECTED.contains(component.component().type())
                && component
                        .config()
                        .namespace()
                        .filter(NamespaceSetting::inject)
                        .isPresent();
    }

    private static ComponentManifests inject(
            NamespaceInjector injector,
            ComposedComponent component,
            ComponentManifests manifests,
            List<Problem> problems) {
        if (!injects(component)) {
            return manifests;
        }
        NamespaceSetting namespace = component.config().namespace().orElseThrow();
        List<ManifestObject> injected = new ArrayList<>();
        for (ManifestObject object : manifests.objects()) {
            try {
                injected.add(injector.inject(object, namespace.name(), namespace.exceptKinds()));
            } catch (BedrockException e) {
                e.problems().forEach(problem -> problems.add(placed(problem, component)));
            }
        }
        return manifests.withObjects(injected);
    }
}
