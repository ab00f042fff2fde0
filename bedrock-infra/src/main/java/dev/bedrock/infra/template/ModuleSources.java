package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.document.hcl.HclSpan;
import dev.bedrock.infra.module.HclText;
import dev.bedrock.infra.module.ModuleCall;
import dev.bedrock.infra.module.TerraformModule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The relative sources of modules in one file. Changing them leaves every other byte of the file as it is. */
final class ModuleSources {
    private final HclFile file;
    private final List<Source> sources = new ArrayList<>();

    /**
     * A relative source.
     *
     * @param value the path
     * @param location where it stands
     * @param span the expression
     */
    record Source(String value, SourceLocation location, HclSpan span) {}

    ModuleSources(String path, String text) {
        file = HclReader.defaults().read(path, text);
        TreeMap<String, String> only = new TreeMap<>();
        only.put(path, text);
        for (ModuleCall call : TerraformModule.read(only).calls()) {
            if (call.isLocal()) {
                HclSpan span = call.sourceArgument().value().span();
                sources.add(new Source(call.source(), file.location(span), span));
            }
        }
    }

    /** The text with other sources; for one that stays, its expression does as well. */
    String rewrite(Function<Source, String> newSource) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Source source : sources) {
            String changed = newSource.apply(source);
            if (!changed.equals(source.value())) {
                out.append(file.text(), done, source.span().start()).append(HclText.quoted(changed));
                done = source.span().end();
            }
        }
        return out.append(file.text(), done, file.text().length()).toString();
    }
}
