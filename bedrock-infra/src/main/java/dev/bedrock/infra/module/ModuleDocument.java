package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclWriter;
import java.util.Optional;

/** The documentation of a module, in markdown: tables of its providers, modules, variables and outputs. */
public final class ModuleDocument {
    private ModuleDocument() {}

    /** The documentation, with headings of the second level. */
    public static String markdown(TerraformModule module) {
        StringBuilder out = new StringBuilder();
        if (!module.requiredVersion().isEmpty()) {
            out.append("Terraform ").append(cell(module.requiredVersion())).append("\n\n");
        }
        if (!module.providers().isEmpty()) {
            out.append("## Providers\n\n| name | source | version |\n| --- | --- | --- |\n");
            module.providers()
                    .values()
                    .forEach(provider -> row(out, provider.name(), provider.source(), provider.version()));
            out.append('\n');
        }
        if (!module.calls().isEmpty()) {
            out.append("## Modules\n\n| name | source | version |\n| --- | --- | --- |\n");
            module.calls().forEach(call -> row(out, call.name(), call.source(), call.version()));
            out.append('\n');
        }
        if (!module.variables().isEmpty()) {
            out.append("## Variables\n\n| name | type | default | description |\n| --- | --- | --- | --- |\n");
            module.variables()
                    .values()
                    .forEach(variable -> row(
                            out,
                            variable.name(),
                            variable.type().toString(),
                            standard(variable),
                            variable.description()));
            out.append('\n');
        }
        if (!module.outputs().isEmpty()) {
            out.append("## Outputs\n\n| name | description |\n| --- | --- |\n");
            module.outputs()
                    .values()
                    .forEach(output ->
                            row(out, output.name(), output.description() + (output.sensitive() ? " (sensitive)" : "")));
            out.append('\n');
        }
        return out.toString().stripTrailing() + "\n";
    }

    private static String standard(ModuleVariable variable) {
        Optional<HclExpression> expression = variable.defaultValue();
        if (expression.isEmpty()) {
            return "required";
        }
        if (variable.sensitive()) {
            return "(sensitive)";
        }
        return expression
                .flatMap(Constants::of)
                .map(constant -> HclWriter.defaults()
                        .expression(constant.value())
                        .lines()
                        .map(String::strip)
                        .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b))
                .orElse("(computed)");
    }

    private static void row(StringBuilder out, String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell(cell)).append(" |");
        }
        out.append('\n');
    }

    /** Nothing in a cell ends it, and nothing in it is markup. */
    private static String cell(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.lines().toList()) {
            String clean = Printable.of(line).strip();
            out.append(out.isEmpty() || clean.isEmpty() ? "" : " ").append(clean);
        }
        String escaped = out.toString().replaceAll("[\\\\`*_{}\\[\\]()#|~!]", "\\\\$0");
        return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
