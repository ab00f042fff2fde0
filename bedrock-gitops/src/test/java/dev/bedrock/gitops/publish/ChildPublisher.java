package dev.bedrock.gitops.publish;

import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.Command;
import dev.bedrock.hld.Hld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A program of its own that publishes, to be killed. */
final class ChildPublisher {
    private ChildPublisher() {}

    /** The definition, the cache, the address, and perhaps a new branch. Prints what became of it. */
    public static void main(String[] args) {
        Path definition = Path.of(args[0]);
        GitRemote remote = GitClient.builder(Path.of(args[1]))
                .policy(policy(args[2]))
                .identity(new GitIdentity("Bot", "bot@example.org"))
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .build()
                .remote(args[2]);
        PublishRequest request = Cluster.to("prod", "qa");
        request = args.length > 3 ? request.withNewBranch(args[3]) : request;
        ManifestPublisher publisher = ManifestPublisher.of(remote);
        Hld hld = Hld.builder(definition).root(definition).build();
        System.out.println(
                publisher.apply(publisher.plan(hld, request)).getClass().getSimpleName());
    }

    private static RemotePolicy policy(String address) {
        return address.startsWith("http://")
                ? RemotePolicy.defaults().withHosts(List.of(URI.create(address).getAuthority()))
                : RemotePolicy.defaults().withLocalRoot(Path.of(address));
    }

    static Command command(List<String> prefix, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildPublisher.class.getName()));
        command.addAll(List.of(arguments));
        return Command.of(command).withTimeout(Duration.ofMinutes(2));
    }
}
