package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.module.TerraformModule;
import dev.bedrock.infra.template.TemplateOrigin;
import java.util.List;

/**
 * A deployment with all its values, and where each came from.
 *
 * @param deployment the folder of its definition, below the top one
 * @param origin what its template is pinned to
 * @param module what its template declares
 * @param values its settings, those of its backend, and all variables of the template in the template's order, then those
 *     that the template does not have
 * @param problems what is wrong, or odd
 */
public record ExplainedDeployment(
        String deployment,
        TemplateOrigin origin,
        TerraformModule module,
        List<ExplainedValue> values,
        List<Problem> problems) {
    /** Keeps copies. */
    public ExplainedDeployment {
        values = List.copyOf(values);
        problems = Problem.sorted(problems);
    }
}
