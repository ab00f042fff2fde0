package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.gitops.image.ImageSlot;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.composition.Environments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sets images in the files of one commit of a definition. Used once, by one thread. */
final class DefinitionEdit {
    private final GitTree tree;
    private final ChartMemory charts;
    private final ConfigFiles files;
    private final Consumer<Problem> problems;

    DefinitionEdit(GitTree tree, ChartMemory charts, Consumer<Problem> problems) {
        this.tree = tree;
        this.charts = charts;
        this.files = new ConfigFiles(tree);
        this.problems = problems;
    }

    ConfigFiles files() {
        return files;
    }

    /** The image of a place. */
    ImageSlot slot(ImageTarget target) {
        Optional<Component> component = new DefinitionFolder(tree, target.folder()).component(target);
        String path = files.path(target.folder(), target.environment());
        return ImageSlot.find(path, files.text(path), target, () -> chart(target, component));
    }

    private Optional<MapNode> chart(ImageTarget target, Optional<Component> component) {
        return component
                .filter(found -> found.type().equals(Component.HELM))
                .flatMap(found -> charts.values(tree, target.folder(), found, problems));
    }

    /** Sets an image, and says what that changes. */
    ImageChange set(ImageUpdate update) {
        ImageSlot slot = slot(update.target());
        slot.problems().forEach(problems);
        checkOverrides(update, slot);
        String text = slot.with(update.image());
        ImageSlot changed = ImageSlot.find(slot.file(), text, update.target(), Optional::empty);
        files.put(slot.file(), text);
        return new ImageChange(
                update, slot.place(), slot.file(), slot.image(), changed.image().orElseThrow());
    }

    /** What is nearer to the top wins, and in one folder the configuration of an environment over that of all. */
    private void checkOverrides(ImageUpdate update, ImageSlot slot) {
        ImageTarget target = update.target();
        List<List<String>> places = List.copyOf(slot.values(update.image()).keySet());
        List<String> segments =
                target.folder().isEmpty() ? List.of() : List.of(target.folder().split("/", -1));
        for (int level = segments.size(); level >= 0; level--) {
            String folder = String.join("/", segments.subList(0, level));
            List<String> names = new ArrayList<>(segments.subList(level, segments.size()));
            names.addAll(target.subcomponent());
            boolean same = level == segments.size();
            for (Map.Entry<String, GitFile> file : files.of(folder).entrySet()) {
                checkOverride(update, file.getKey(), file.getValue().path(), same, names, places);
            }
        }
    }

    private void checkOverride(
            ImageUpdate update,
            String environment,
            String path,
            boolean same,
            List<String> names,
            List<List<String>> places) {
        String wanted = update.target().environment();
        boolean own = environment.equals(wanted);
        boolean common = environment.equals(Environments.COMMON);
        boolean always = !same && (own || common);
        boolean inPart = !own && !common && wanted.equals(Environments.COMMON);
        if (!always && !inPart) {
            return;
        }
        for (List<String> place : places) {
            Optional<SourceLocation> location = ImageSlot.findValue(files.document(path), names, place);
            if (location.isPresent()) {
                String key = String.join(".", place);
                problems.accept(
                        always
                                ? PromotionCode.OVERRIDDEN.error(
                                        "'" + key + "' of " + update.target() + " is set here, too, which wins",
                                        location.get())
                                : PromotionCode.OVERRIDDEN_IN_PART.warning(
                                        "'" + key + "' of " + update.target() + " is set here for '" + environment
                                                + "', which keeps it",
                                        location.get()));
            }
        }
    }
}
