package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclEditor;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclWriter;
import dev.bedrock.infra.module.ModuleCall;
import dev.bedrock.infra.module.TerraformModule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The relative sources of modules in one file. Changing them leaves every other byte of the file as it is. */
final class ModuleSources {
    private final HclEditor editor;
    private final List<Source> sources = new ArrayList<>();

    /**
     * A relative source.
     *
     * @param value the path
     * @param location where it stands
     * @param expression the expression that gives it
     */
    record Source(String value, SourceLocation location, HclExpression expression) {}

    ModuleSources(String path, String text) {
        editor = HclEditor.of(path, text);
        HclFile file = editor.file();
        TreeMap<String, String> only = new TreeMap<>();
        only.put(path, text);
        for (ModuleCall call : TerraformModule.read(only).calls()) {
            if (call.isLocal()) {
                HclExpression expression = call.sourceArgument().value();
                sources.add(new Source(call.source(), file.location(expression.span()), expression));
            }
        }
    }

    /** The text with other sources; for one that stays, its expression does as well. */
    String rewrite(Function<Source, String> newSource) {
        List<String> changed = sources.stream().map(newSource).toList();
        HclEditor edited = editor;
        // From the last one to the first, so that those still to come are where they were.
        for (int i = sources.size() - 1; i >= 0; i--) {
            Source source = sources.get(i);
            if (!changed.get(i).equals(source.value())) {
                edited =
                        edited.replace(source.expression(), HclWriter.defaults().expression(changed.get(i)));
            }
        }
        return edited.text();
    }
}
