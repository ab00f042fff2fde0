package dev.bedrock.hld.helm.release;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.HelmLog;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts rendered files together to what {@code helm template} prints: definitions of custom resources, manifests in the order of
 * installation, and hooks.
 */
public final class ReleaseText {
    private static final String HOOK = "helm.sh/hook";
    private static final Set<String> EVENTS = Set.of(
            "pre-install",
            "post-install",
            "pre-delete",
            "post-delete",
            "pre-upgrade",
            "post-upgrade",
            "pre-rollback",
            "post-rollback",
            "test",
            "test-success");

    private final boolean includeHooks;
    private final boolean includeTests;
    private final HelmLog log;
    private final StringBuilder crds = new StringBuilder();
    private final List<Document> manifests = new ArrayList<>();
    private final List<Document> hooks = new ArrayList<>();

    private record Document(String path, String kind, String text) {
        private static final Comparator<Document> BY_KIND = Comparator.comparing(Document::kind, new InstallOrder());
    }

    /**
     * For one release.
     *
     * @param includeHooks whether hooks are printed
     * @param includeTests whether hooks that test the release are printed
     * @param log where it says that it leaves something out
     */
    public ReleaseText(boolean includeHooks, boolean includeTests, HelmLog log) {
        this.includeHooks = includeHooks;
        this.includeTests = includeTests;
        this.log = log;
    }

    /** Adds a file of {@code crds/}, printed as it is. */
    public void addCrd(String path, String text) {
        append(crds, path, text);
    }

    /**
     * Adds the rendered files; those that are notes or blank are left out.
     *
     * @param files the texts by path
     * @throws HelmFailureException if one is no YAML, or no Kubernetes object
     */
    public void addAll(Map<String, String> files) {
        files.entrySet().stream()
                .filter(file -> !file.getKey().endsWith("NOTES.txt"))
                .sorted(Map.Entry.comparingByKey(GoStrings.BYTE_ORDER))
                .forEach(file -> add(file.getKey(), file.getValue()));
    }

    private void add(String path, String text) {
        for (String document : ManifestSplitter.split(text)) {
            ManifestHead head;
            try {
                head = ManifestHead.of(path, document);
            } catch (GoDecodeException e) {
                String helmText = "YAML parse error on " + path + ": " + e.text();
                throw new HelmFailureException(
                        HelmCode.MANIFEST_INVALID
                                .error(helmText, SourceLocation.of(path))
                                .withHint("the output of the template is wrong, not its source"),
                        helmText);
            }
            String events = head.annotations().get(HOOK);
            if (events == null) {
                manifests.add(new Document(path, head.kind(), document));
            } else {
                addHook(path, head, document, events);
            }
        }
    }

    private void addHook(String path, ManifestHead head, String document, String events) {
        boolean test = false;
        for (String each : events.split(",", -1)) {
            String event = ManifestSplitter.trim(each).toLowerCase(Locale.ROOT);
            if (!EVENTS.contains(event)) {
                log.info("skipping unknown hooks", "hookTypes", events);
                return;
            }
            test |= event.startsWith("test");
        }
        if (includeTests || !test) {
            hooks.add(new Document(path, head.kind(), document));
        }
    }

    /** The whole text. */
    public String print() {
        StringBuilder text = new StringBuilder(crds);
        manifests.sort(Document.BY_KIND);
        manifests.forEach(each -> append(text, each.path(), each.text()));
        StringBuilder out = new StringBuilder(ManifestSplitter.trim(text.toString())).append('\n');
        if (includeHooks) {
            hooks.sort(Document.BY_KIND);
            hooks.forEach(each -> append(out, each.path(), each.text()));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String path, String text) {
        out.append("---\n# Source: ").append(path).append('\n').append(text).append('\n');
    }
}
