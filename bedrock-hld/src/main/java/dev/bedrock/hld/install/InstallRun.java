package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.component.Hook;
import dev.bedrock.hld.generate.ComponentHooks;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One run of an installer. */
final class InstallRun {
    private final Installer installer;
    private final LockFile before;
    private final boolean isLocked;
    private final TreeStore store;
    private final Installer.Task task;
    private final InstallOptions options;
    private final Failures failures = new Failures();
    private final ComponentWalk walk;
    private final Fetching fetching;
    private final SortedMap<SourceRequest, Set<String>> users = new TreeMap<>();
    private final Set<Ran> hooked = new HashSet<>();

    /** A hook that has run; a component's file may be reached in several ways. */
    private record Ran(Hook hook, SourceLocation component) {}

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
        SourceInstaller sources = new SourceInstaller(
                before, moving(task, before), options, installer.remotes().sources(), store);
        this.fetching = new Fetching(installer, sources, options, failures);
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
        try (fetching) {
            walk();
        }
        return finish();
    }

    private void walk() {
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
    }

    private Optional<String> folder(ComponentWalk.Want want) {
        return fetching.result(want).map(result -> store.folder(result.source().folderName()));
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
        wants.forEach(want ->
                users.computeIfAbsent(want.request(), key -> new TreeSet<>()).add(want.path()));
        fetching.fetch(wants);
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
        fetching.results().forEach(result -> {
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
            SourceInstaller.Result result = fetching.results().stream()
                    .filter(each -> each.source().request().equals(source.request()))
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
