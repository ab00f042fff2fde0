package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.yaml.Emitter.Layout;

/** Finds out how a file is indented: the first nested mapping and the first list in it tell. */
final class LayoutFinder {
    private static final int DEEPEST_STEP = 9;

    private final SourceText source;
    private int step;
    private boolean listSeen;
    private boolean listsIndented;

    private LayoutFinder(SourceText source) {
        this.source = source;
    }

    static Layout find(SourceText source, Spot root) {
        LayoutFinder finder = new LayoutFinder(source);
        finder.visit(root);
        boolean usable = finder.step > 0 && finder.step <= DEEPEST_STEP;
        return new Layout(false, Integer.MAX_VALUE, usable ? finder.step : 2, finder.listsIndented, false, false);
    }

    private void visit(Spot spot) {
        if (step > 0 && listSeen) {
            return;
        }
        for (Spot.Entry entry : spot.entries()) {
            Spot value = entry.value();
            if (spot.kind() == Spot.Kind.BLOCK_MAP && value.isBlockCollection()) {
                int deeper = source.column(value.entries().get(0).start()) - source.column(entry.start());
                if (value.isMap()) {
                    step = step == 0 ? deeper : step;
                } else if (!listSeen) {
                    listSeen = true;
                    listsIndented = deeper > 0;
                }
            }
            visit(value);
        }
    }
}
