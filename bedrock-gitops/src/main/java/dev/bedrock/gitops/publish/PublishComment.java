package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.TextDiff;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.gitops.host.Markdown;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells in Markdown what a plan changes, for a comment of a pull request. Values of Kubernetes secrets are not shown, only
 * whether they change; text of others cannot leave its place. Immutable.
 *
 * @param limit the most characters of the text; default 65,536, which is what GitHub takes (Azure DevOps takes 150,000,
 *     GitLab 1,000,000)
 * @param redactor masks more secrets; default none
 */
public record PublishComment(int limit, Redactor redactor) {
    /** Begins each text, so that the comment of an earlier run is found. */
    public static final String MARKER = "<!-- bedrock-publish -->";

    private static final int DEFAULT_LIMIT = 65_536;
    private static final int SMALLEST_LIMIT = 1_000;
    /** Room for the sentence that says what was left out. */
    private static final int ENDING = 200;

    private static final int LINES_OF_FILE = 300;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is less than 1,000
     */
    public PublishComment {
        if (limit < SMALLEST_LIMIT) {
            throw new IllegalArgumentException("the limit is too low: " + limit);
        }
    }

    /** With the defaults named above. */
    public static PublishComment defaults() {
        return new PublishComment(DEFAULT_LIMIT, Redactor.of(List.of()));
    }

    /** With another limit. */
    public PublishComment withLimit(int characters) {
        return new PublishComment(characters, redactor);
    }

    /** With more secrets that are masked. */
    public PublishComment withRedactor(Redactor newRedactor) {
        return new PublishComment(limit, newRedactor);
    }

    /** The text, at most as long as the limit. */
    public String text(PublishPlan plan) {
        return new Page().of(plan);
    }

    /** One text, as it grows. */
    private final class Page {
        private final StringBuilder text = new StringBuilder();
        private int leftOut;

        String of(PublishPlan plan) {
            List<FolderPlan> folders = plan.folders();
            long files = folders.stream()
                    .mapToLong(folder -> folder.manifests().size())
                    .sum();
            text.append(MARKER).append("\n### ");
            text.append(
                    files == 0
                            ? "No manifests change\n"
                            : files + (files == 1 ? " manifest changes" : " manifests change") + "\n");
            add("\nIn " + Markdown.code(plan.repository()) + ", branch " + Markdown.code(plan.branch()) + "\n\n");
            addAll(folders, PublishComment::summary);
            addAll(plan.problems(), PublishComment::problem);
            folders.forEach(this::removals);
            folders.forEach(folder -> addAll(folder.manifests(), PublishComment::difference));
            if (leftOut > 0) {
                text.append("\nNot shown, because the text would be too long: ")
                        .append(leftOut)
                        .append(leftOut == 1 ? " part.\n" : " parts.\n");
            }
            return text.toString();
        }

        private <T> void addAll(List<T> values, Function<T, String> shown) {
            values.forEach(value -> add(shown.apply(value)));
        }

        /** What clusters delete. */
        private void removals(FolderPlan folder) {
            SortedSet<String> removed = objects(folder, FileChange::before);
            removed.removeAll(objects(folder, FileChange::after));
            if (!removed.isEmpty()) {
                add("\nObjects that clusters remove, in " + Markdown.code(folder.folder()) + ":\n\n");
                removed.forEach(object -> add("* " + Markdown.code(object) + "\n"));
            }
        }

        private void add(String piece) {
            String safe = redactor.redact(piece);
            if (text.length() + safe.length() > limit - ENDING) {
                leftOut++;
            } else {
                text.append(safe);
            }
        }
    }

    private static String summary(FolderPlan folder) {
        String changes = folder.isFailed()
                ? "cannot be published"
                : folder.manifests().isEmpty()
                        ? "no change"
                        : folder.manifests().stream()
                                .collect(Collectors.groupingBy(FileChange::kind, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(count -> count.getValue() + " " + count.getKey() + "d")
                                .collect(Collectors.joining(", "));
        return "* " + Markdown.code(folder.folder()) + " ("
                + Markdown.code(folder.environments().toString()) + "): " + changes + "\n";
    }

    private static String problem(Problem problem) {
        return "* " + problem.severity() + " " + problem.code() + ": " + Markdown.code(problem.message()) + "\n";
    }

    private static SortedSet<String> objects(FolderPlan folder, Function<FileChange, Optional<String>> version) {
        SortedSet<String> objects = new TreeSet<>();
        for (FileChange change : folder.manifests()) {
            version.apply(change).ifPresent(text -> objects(change.path(), text)
                    .forEach(object -> objects.add(object.id().toString())));
        }
        return objects;
    }

    /** What somebody has changed by hand may be anything; that it is not understood is said where it would be shown. */
    private static List<ManifestObject> objects(String path, String text) {
        List<Problem> notUnderstood = new ArrayList<>();
        try {
            return new ManifestParser(notUnderstood::add).parse(path, text);
        } catch (LimitExceededException e) {
            return List.of();
        }
    }

    private static String difference(FileChange change) {
        SecretMask.Shown shown = SecretMask.of(
                change.path(), change.before().orElse(""), change.after().orElse(""));
        String diff = TextDiff.of(shown.before(), shown.after());
        List<String> lines = diff.lines().toList();
        String rest = lines.size() > LINES_OF_FILE ? "\n" + (lines.size() - LINES_OF_FILE) + " more lines\n" : "";
        String begin = String.join("\n", lines.subList(0, Math.min(lines.size(), LINES_OF_FILE)));
        return "\n<details><summary>" + change.kind() + " <code>" + Markdown.html(change.path())
                + "</code></summary>\n\n" + Markdown.block("diff", begin) + rest + "\n</details>\n";
    }
}
