package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.hld.component.Hook;
import dev.bedrock.hld.generate.ComponentHooks;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.SourceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of an installer. */
final class InstallRun {
    private static final long LAST_WORDS_SECONDS = 30;

    private final Installer installer;
    private final LockFile before;
    private final boolean isLocked;
    private final TreeStore store;
    private final Installer.Task task;
    private final InstallOptions options;
    private final Failures failures = new Failures();
    private final ComponentWalk walk;
    private final SourceInstaller sources;
    private final Map<Trust, RunMemory> memories = new ConcurrentHashMap<>();
    private final Map<Key, SourceInstaller.Result> results = new ConcurrentHashMap<>();
    private final Set<Key> tried = new HashSet<>();
    private final SortedMap<SourceRequest, Set<String>> users = new TreeMap<>();
    private final Set<Ran> hooked = new HashSet<>();

    /** A hook that has run; a component's file may be reached in several ways. */
    private record Ran(Hook hook, SourceLocation component) {}

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

    InstallRun(
            Installer installer,
            Optional<LockFile> lock,
            TreeStore store,
            Installer.Task task,
            InstallOptions options) {
        this.installer = installer;
        this.before = lock.orElseGet(LockFile::empty);
        this.isLocked = lock.isPresent();
        this.store = store;
        this.task = task;
        this.options = options;
        this.walk = new ComponentWalk(installer.tree(), installer.types(), options.fetchedAccess(), failures::add);
        this.sources = new SourceInstaller(
                before, moving(task, before), options, installer.remotes().sources(), store);
    }

    private static Set<SourceRequest> moving(Installer.Task task, LockFile lock) {
        if (!(task instanceof Installer.Task.Update update)) {
            return Set.of();
        }
        return lock.sources().values().stream()
                .filter(source -> update.names().isEmpty()
                        || source.components().stream().anyMatch(path -> isNamed(path, update.names())))
                .map(LockedSource::request)
                .collect(Collectors.toSet());
    }

    /** A component is named by its path, or by its own name alone. */
    private static boolean isNamed(String path, Collection<String> names) {
        return names.contains(path) || names.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    Installation run() {
        List<Visit> level = walk.root(installer.directory()).map(List::of).orElse(List.of());
        while (!level.isEmpty()) {
            List<Visit> visits = level;
            runHooks(Hook.BEFORE_INSTALL, visits);
            fetch(visits.stream().flatMap(visit -> walk.wants(visit).stream()).toList());
            runHooks(Hook.AFTER_INSTALL, visits);
            level = visits.stream()
                    .flatMap(visit -> walk.children(visit, this::folder))
                    .toList();
        }
        return finish();
    }

    private Optional<String> folder(ComponentWalk.Want want) {
        return Optional.ofNullable(results.get(Key.of(want)))
                .map(result -> store.folder(result.source().folderName()));
    }

    private void runHooks(Hook hook, List<Visit> visits) {
        for (Visit visit : visits) {
            if (visit.component().commands(hook).isEmpty()) {
                continue;
            }
            if (!options.runHooks()) {
                ComponentHooks.reportNotRun(List.of(hook), visit.component(), failures::add);
            } else if (hooked.add(new Ran(hook, visit.component().location()))) {
                runHook(hook, visit);
            }
        }
    }

    private void runHook(Hook hook, Visit visit) {
        try {
            installer.hooks().run(hook, visit.component(), visit.directory(), Map.of());
        } finally {
            if (visit.isFetched()) {
                store.rememberMadeByHooks(visit.home());
            }
        }
    }

    private void fetch(List<ComponentWalk.Want> wants) {
        Map<Key, ComponentWalk.Want> fresh = new LinkedHashMap<>();
        for (ComponentWalk.Want want : wants) {
            users.computeIfAbsent(want.request(), key -> new TreeSet<>()).add(want.path());
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
        long start = System.nanoTime();
        boolean[] begun = {false};
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
                        progress.started(want.request().toString());
                        return access(key, want);
                    },
                    problem -> failures.add(placed(problem, want)));
            results.put(key, result);
            return true;
        } catch (BedrockException e) {
            failures.add(
                    e,
                    e.problems().stream().map(problem -> placed(problem, want)).toList());
            return false;
        } finally {
            if (begun[0]) {
                progress.finished(want.request().toString(), Duration.ofNanos(System.nanoTime() - start));
            }
        }
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
        return new SourceAccess(
                policy,
                credentials,
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

    private Installation finish() {
        checkNames();
        LockFile after = LockFile.of(lockedSources());
        if (options.locked()) {
            reportDifferences(after);
        }
        failures.throwIfAny(options.warningsAsErrors());
        boolean changed = (isLocked || !after.sources().isEmpty()) && !options.locked() && store.write(after);
        Set<String> used =
                after.sources().values().stream().map(LockedSource::folderName).collect(Collectors.toSet());
        store.cleanUp(used, failures::add);
        return new Installation(
                installed(after),
                before.sources().values().stream()
                        .filter(source -> after.source(source.request()).isEmpty())
                        .toList(),
                changed,
                failures.problems());
    }

    private List<LockedSource> lockedSources() {
        Map<SourceRequest, LockedSource> locked = new HashMap<>();
        results.values().forEach(result -> {
            LockedSource source = result.source();
            Set<String> paths = users.getOrDefault(source.request(), Set.of());
            locked.putIfAbsent(
                    source.request(),
                    new LockedSource(source.request(), source.pin(), source.tree(), List.copyOf(paths)));
        });
        return List.copyOf(locked.values());
    }

    private List<InstalledSource> installed(LockFile after) {
        List<InstalledSource> installed = new ArrayList<>();
        for (LockedSource source : after.sources().values()) {
            SourceInstaller.Result result = results.entrySet().stream()
                    .filter(entry -> entry.getKey().request().equals(source.request()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            installed.add(new InstalledSource(
                    source,
                    installer.tree().root().resolve(store.folder(source.folderName())),
                    result.change(),
                    result.before()));
        }
        return installed;
    }

    private void checkNames() {
        if (task instanceof Installer.Task.Update update) {
            Set<String> paths = new LinkedHashSet<>();
            users.values().forEach(paths::addAll);
            for (String name : update.names()) {
                if (paths.stream().noneMatch(path -> isNamed(path, List.of(name)))) {
                    failures.add(InstallCode.NOT_REMOTE.error("there is no remote component '" + name + "'"));
                }
            }
        }
    }

    private void reportDifferences(LockFile after) {
        for (LockedSource source : before.sources().values()) {
            Optional<LockedSource> now = after.source(source.request());
            if (!users.containsKey(source.request())) {
                differs(source.request() + " is in " + LockFile.NAME + ", but no component wants it");
            } else if (now.isPresent() && !now.get().components().equals(source.components())) {
                differs(source.request() + " is wanted by "
                        + String.join(", ", now.get().components()) + ", but " + LockFile.NAME + " says by "
                        + String.join(", ", source.components()));
            }
        }
    }

    private void differs(String what) {
        failures.add(
                InstallCode.LOCK_DIFFERS.error(what).withHint("install without --locked, and commit " + LockFile.NAME));
    }
}
