package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitLimits;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.ResolvedReference;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.install.chart.ChartDependencies;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Git repositories. The version is a commit, tag or branch, and counts more than the branch; without either it is the
 * default branch. Each repository is asked once in a run for each reference.
 */
final class GitSource implements ComponentSource {
    private final Path cache;
    private final WebAccess web;
    private final GitLimits limits;

    /** A source that keeps its clones in a folder, and finds what charts need on the web. */
    GitSource(Path cache, WebAccess web, Duration time) {
        this.cache = cache;
        this.web = web;
        Duration idle = GitLimits.defaults().idle();
        this.limits = GitLimits.defaults().withTime(idle.compareTo(time) < 0 ? idle : time, time);
    }

    @Override
    public boolean handles(SourceRequest request) {
        return request.method() == SourceMethod.GIT;
    }

    private record Reference(String address, GitReference reference) {}

    @Override
    public Resolution resolve(SourceRequest request, SourceAccess access) {
        GitRemote remote = remote(request, access);
        GitReference reference = reference(request);
        ResolvedReference resolved =
                access.once(new Reference(remote.address(), reference), () -> remote.resolve(reference));
        return new Resolution(Pin.commit(resolved.commit().hex()), resolved.isFloating());
    }

    private static GitReference reference(SourceRequest request) {
        if (!request.version().isEmpty()) {
            return GitReference.of(request.version());
        }
        return request.branch().isEmpty() ? GitReference.defaultBranch() : GitReference.branch(request.branch());
    }

    @Override
    public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files) {
        GitTree tree = tree(request, pin, access);
        GitTree wanted = tree.folder(request.chart());
        if (request.isChart() && needsOthers(wanted)) {
            GitChart chart = chart(request, tree, access);
            chart.writeTo(files, chart.needs(dependencies(pin, access)));
        } else {
            wanted.writeTo(files).forEach(warning -> access.warn(warning.at(SourceLocation.unknown())));
        }
    }

    @Override
    public Pin complete(SourceRequest request, Pin pin, SourceAccess access) {
        if (!request.isChart()) {
            return pin;
        }
        GitTree tree = tree(request, pin, access);
        return needsOthers(tree.folder(request.chart()))
                ? pin.withDependencies(chart(request, tree, access)
                        .needs(dependencies(pin, access))
                        .pins())
                : pin;
    }

    @Override
    public void verify(SourceRequest request, Pin pin, Supplier<SourceAccess> access) {
        if (web.verifiesCharts() && !pin.dependencies().isEmpty()) {
            complete(request, pin, access.get());
        }
    }

    private GitTree tree(SourceRequest request, Pin pin, SourceAccess access) {
        return remote(request, access).fetch(new CommitId(pin.version()));
    }

    private GitChart chart(SourceRequest request, GitTree tree, SourceAccess access) {
        Checkouts checkouts = access.once(Checkouts.class, () -> new Checkouts(cache));
        return new GitChart(checkouts.of(tree), request.chart());
    }

    private ChartDependencies dependencies(Pin pin, SourceAccess access) {
        return ChartDependencies.from(web.charts(access)).withPins(pin.dependencies());
    }

    /** Whether a chart says anywhere that it needs others; they may be there. */
    private static boolean needsOthers(GitTree chart) {
        return chart.files().stream()
                .map(GitFile::path)
                .anyMatch(path -> path.equals("requirements.yaml")
                        || (path.equals("Chart.yaml") && chart.readString(path).contains("dependencies")));
    }

    private GitRemote remote(SourceRequest request, SourceAccess access) {
        return access.once(GitClient.class, () -> client(access)).remote(request.source());
    }

    private GitClient client(SourceAccess access) {
        GitClient.Builder builder = GitClient.builder(cache.resolve("git"))
                .policy(access.policy())
                .credentials(access.credentials())
                .limits(limits)
                .offline(access.offline());
        access.sshAgent().ifPresent(builder::sshAgent);
        return builder.build();
    }
}
