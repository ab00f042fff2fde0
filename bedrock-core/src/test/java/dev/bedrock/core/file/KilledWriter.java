package dev.bedrock.core.file;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program that {@link CrashSafetyTest} runs and kills. */
final class KilledWriter {
    private KilledWriter() {}

    /** The job, the directory, and a number. */
    public static void main(String[] args) throws InterruptedException {
        AtomicDirectory directory = AtomicDirectory.at(Path.of(args[1]));
        int number = Integer.parseInt(args[2]);
        switch (args[0]) {
            case "loop" -> loop(directory, number);
            case "hold" -> hold(directory);
            case "once" -> write(directory, number);
            case "change" -> change(Path.of(args[1]), number);
            default -> fill(directory, number);
        }
    }

    private static void loop(AtomicDirectory directory, int first) {
        for (int version = first; ; version++) {
            write(directory, version);
            System.out.println(version);
        }
    }

    static void write(AtomicDirectory directory, int version) {
        try (DirectoryReplacement replacement = directory.replace()) {
            for (int file = 0; file < files(version); file++) {
                replacement.files().write("apps/" + file + ".yaml", "version " + version);
            }
            replacement.files().write("main.tf", "version " + version);
            replacement.commit();
        }
    }

    /** How many manifests a version has, so that a mixture of two is seen by the count as well. */
    static int files(int version) {
        return 3 + version % 4;
    }

    /** Changes the text of two files, and one file for another. */
    static void change(Path root, int version) {
        String before = "version " + (version - 1);
        String after = "version " + version;
        List<FileChange> files = List.of(
                FileChange.update("a.yaml", before, after),
                FileChange.delete("sub/" + (version - 1) + ".yaml", before),
                FileChange.create("sub/" + version + ".yaml", after),
                FileChange.update("z/b.yaml", before, after));
        new FileChanges(root, files, List.of()).apply();
    }

    private static void hold(AtomicDirectory directory) throws InterruptedException {
        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().write("a.yaml", "held");
            System.out.println("held");
            new CountDownLatch(1).await();
        }
    }

    private static void fill(AtomicDirectory directory, int bytes) {
        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().write("small.yaml", "fits");
            replacement.files().write("large.yaml", new byte[bytes]);
            replacement.commit();
        }
    }
}
