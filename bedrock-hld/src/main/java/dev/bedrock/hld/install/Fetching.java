package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.hld.lock.SourceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Fetches in one run what components want: each thing once for what may be used for it, and several at a time. */
final class Fetching implements AutoCloseable {
    private static final long LAST_WORDS_SECONDS = 30;

    private final Installer installer;
    private final SourceInstaller sources;
    private final InstallOptions options;
    private final Failures failures;
    private final Map<Trust, RunMemory> memories = new ConcurrentHashMap<>();
    private final Map<Key, SourceInstaller.Result> results = new ConcurrentHashMap<>();
    private final Set<Key> tried = new HashSet<>();

    Fetching(Installer installer, SourceInstaller sources, InstallOptions options, Failures failures) {
        this.installer = installer;
        this.sources = sources;
        this.options = options;
        this.failures = failures;
    }

    /** What may be used to fetch something: a token, and folders of this machine unless a fetched component wants it. */
    private record Trust(Optional<AccessRule> access, boolean confined) {}

    /** What is fetched once: a request, with what it may use. */
    private record Key(SourceRequest request, Trust trust) {
        static Key of(ComponentWalk.Want want) {
            String source = want.request().source();
            boolean local = source.startsWith("/")
                    || source.startsWith("\\\\")
                    || source.regionMatches(true, 0, "file:", 0, 5)
                    || source.matches("[A-Za-z]:[\\\\/].*");
            return new Key(
                    want.request(),
                    new Trust(
                            AccessRule.find(want.visit().access(), source),
                            local && want.visit().isFetched()));
        }
    }

    /** What became of something that is wanted; empty if it failed. */
    Optional<SourceInstaller.Result> result(ComponentWalk.Want want) {
        return Optional.ofNullable(results.get(Key.of(want)));
    }

    /** What became of all that did not fail. */
    Collection<SourceInstaller.Result> results() {
        return results.values();
    }

    /** Fetches what was not wanted before. */
    void fetch(List<ComponentWalk.Want> wants) {
        Map<Key, ComponentWalk.Want> fresh = new LinkedHashMap<>();
        for (ComponentWalk.Want want : wants) {
            Key key = Key.of(want);
            if (tried.add(key)) {
                fresh.put(key, want);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        installer.progress().total(tried.size());
        List<Callable<Boolean>> work = new ArrayList<>();
        fresh.forEach((key, want) -> work.add(() -> install(key, want)));
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(options.parallelism(), work.size()));
        try {
            for (Future<Boolean> each : executor.invokeAll(work)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a source failed in a way that it must not: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            executor.shutdownNow();
            awaitEnd(executor);
            Thread.currentThread().interrupt();
            throw Installer.interrupted();
        } finally {
            executor.shutdownNow();
        }
    }

    /** Who was interrupted cleans up; until then nobody else may begin. */
    private static void awaitEnd(ExecutorService executor) {
        try {
            executor.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException secondInterrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean install(Key key, ComponentWalk.Want want) {
        ProgressListener progress = installer.progress();
        String unit = want.request().toString();
        long start = System.nanoTime();
        boolean[] begun = {false};
        boolean done = false;
        try {
            if (key.trust().confined()) {
                throw new AccessDeniedException(InstallCode.FOLDER_REFUSED.error(
                        "'" + want.component().name() + "' was fetched itself and cannot use the folder "
                                + want.request().source()));
            }
            SourceInstaller.Result result = sources.install(
                    want,
                    () -> {
                        begun[0] = true;
                        progress.started(unit);
                        return access(key, want);
                    },
                    problem -> failures.add(placed(problem, want)));
            results.put(key, result);
            done = true;
        } catch (BedrockException e) {
            failures.add(
                    e,
                    e.problems().stream().map(problem -> placed(problem, want)).toList());
        } finally {
            if (begun[0]) {
                Duration duration = Duration.ofNanos(System.nanoTime() - start);
                if (done) {
                    progress.finished(unit, duration);
                } else {
                    progress.failed(unit, duration);
                }
            }
        }
        return done;
    }

    /** What was fetched is trusted less: folders of this machine are not for it. */
    private SourceAccess access(Key key, ComponentWalk.Want want) {
        Installer.Remotes remotes = installer.remotes();
        Trust trust = new Trust(key.trust().access(), want.visit().isFetched());
        RemotePolicy policy =
                trust.confined() ? new RemotePolicy(remotes.policy().allowedHosts(), List.of()) : remotes.policy();
        CredentialProvider credentials = options.offline()
                ? remotes.credentials()
                : trust.access()
                        .map(rule -> rule.credentials(remotes.variables()).orElse(remotes.credentials()))
                        .orElse(remotes.credentials());
        boolean trusted = !trust.confined() || options.fetchedAccess();
        return new SourceAccess(
                policy,
                credentials,
                trusted ? remotes.sshAgent() : Optional.empty(),
                options.offline(),
                problem -> failures.add(placed(problem, want)),
                memories.computeIfAbsent(trust, rule -> new RunMemory()));
    }

    /** What a source says about a file that is not there, such as one that could not be written, is of its component. */
    private Problem placed(Problem problem, ComponentWalk.Want want) {
        return isInDefinition(problem.location().file())
                ? problem
                : problem.at(want.component().location());
    }

    private boolean isInDefinition(String file) {
        try {
            return !file.isEmpty() && installer.tree().exists(file);
        } catch (BedrockException noPathHere) {
            return false;
        }
    }

    /** Takes away what only this run needed. */
    @Override
    public void close() {
        memories.values().forEach(RunMemory::forget);
    }
}
