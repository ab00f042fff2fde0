package dev.bedrock.gitops.publish;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The digests of the charts of a definition, each made once. For one thread. */
final class ChartDigests {
    private final FileTree tree;
    private final Map<String, String> digests = new HashMap<>();

    ChartDigests(FileTree tree) {
        this.tree = tree;
    }

    /** The charts of a composition that was generated, so that all of them are there. */
    SortedSet<String> of(Composition composition) {
        SortedSet<String> charts = new TreeSet<>();
        for (ComposedComponent component : composition.components()) {
            if (component.component().type().equals(Component.HELM)) {
                String chart = Sources.chart(tree, component);
                charts.add(component.outputPath() + " " + digests.computeIfAbsent(chart, this::digest));
            }
        }
        return charts;
    }

    private String digest(String chart) {
        if (tree.isFile(chart)) {
            return TreeDigest.ofContent(tree.read(chart));
        }
        TreeDigest digest = new TreeDigest();
        for (TreeFile file : tree.files(chart)) {
            digest.add(file.pathFrom(chart), tree.read(file));
        }
        return digest.value();
    }
}
