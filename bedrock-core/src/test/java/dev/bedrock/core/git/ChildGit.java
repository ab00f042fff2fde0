package dev.bedrock.core.git;

import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program of its own that works with git, to be killed. */
final class ChildGit {
    private ChildGit() {}

    /** The job, the cache, the address, and what the job needs. Prints a line for each thing done. */
    public static void main(String[] args) {
        GitRemote remote = GitClient.builder(Path.of(args[1]))
                .policy(policy(args[2]))
                .build()
                .remote(args[2]);
        if (args[0].equals("fetch")) {
            remote.fetch(new CommitId(args[3]));
            System.out.println("fetched");
        } else {
            for (int number = Integer.parseInt(args[3]); number < Integer.parseInt(args[4]); number++) {
                remote.writer().commit("main", appending(number));
                System.out.println(number);
            }
        }
    }

    /** Adds a line to one file, which everybody changes, and a file of its own; once. */
    static GitChange appending(int number) {
        return GitChange.of("change " + number, head -> {
                    boolean first =
                            head.files().stream().noneMatch(file -> file.path().equals("log"));
                    String log = first ? "" : head.readString("log");
                    return List.of(
                            TreeChange.put("log", log + number + "\n"), TreeChange.put("changes/" + number, "done"));
                })
                .withKey("change-" + number);
    }

    static RemotePolicy policy(String address) {
        return address.startsWith("http://")
                ? RemotePolicy.defaults().withHosts(List.of(URI.create(address).getAuthority()))
                : RemotePolicy.defaults().withLocalRoot(Path.of(address));
    }

    static Command command(String... arguments) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String[] all = new String[arguments.length + 5];
        all[0] = "-XX:TieredStopAtLevel=1";
        all[1] = "-XX:-UsePerfData";
        all[2] = "-cp";
        all[3] = classes;
        all[4] = ChildGit.class.getName();
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), all)
                .withTimeout(Duration.ofMinutes(2));
    }
}
