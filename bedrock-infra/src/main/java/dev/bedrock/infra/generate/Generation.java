package dev.bedrock.infra.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.infra.definition.Deployment;
import dev.bedrock.infra.template.Template;
import dev.bedrock.infra.template.TemplateLock;
import dev.bedrock.infra.template.TemplateOrigin;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans the files of deployments. What is wrong with one does not keep the others from being planned. */
public final class Generation {
    private final Path root;
    private final Path output;
    private final TemplateSources templates;
    private final TemplateLock lock;
    private final InfraOptions options;

    /**
     * For the deployments of a folder.
     *
     * @param root the folder of the definitions, which gets the lock file
     * @param output the folder with the results
     * @param templates finds templates
     * @param lock what the lock file says
     * @param options what the caller decides
     */
    public Generation(Path root, Path output, TemplateSources templates, TemplateLock lock, InfraOptions options) {
        this.root = root;
        this.output = output;
        this.templates = templates;
        this.lock = lock;
        this.options = options;
    }

    /** What would be written. */
    public GeneratePlan plan(List<Deployment> deployments) {
        List<TargetFolder> folders = new ArrayList<>();
        for (Deployment deployment : deployments) {
            folders.add(folder(deployment, overlaps(deployment, deployments)));
        }
        TemplateLock pinned = lock.with(templates.pins());
        boolean changed = !pinned.text().equals(lock.text());
        return new GeneratePlan(root, folders, changed ? Optional.of(pinned) : Optional.empty());
    }

    /**
     * Where each value of a deployment comes from.
     *
     * @throws InvalidInputException when its definitions are wrong, or there is no such template
     */
    public ExplainedDeployment explain(Deployment deployment) {
        List<Problem> problems = new ArrayList<>(deployment.problems());
        Template template = template(deployment, problems);
        problems.addAll(template.problems());
        List<ExplainedValue> values =
                Explanation.of(deployment, template.module(), options.configuration(), problems::add);
        return new ExplainedDeployment(deployment.path(), template.origin(), template.module(), values, problems);
    }

    /** The folder of a deployment must not be in that of another one, which is replaced as a whole. */
    private static List<Problem> overlaps(Deployment deployment, List<Deployment> all) {
        return all.stream()
                .filter(other -> other != deployment && isBelow(deployment.path(), other.path()))
                .map(other -> GenerateCode.SAME_FOLDER.error(
                        "the result would be in the folder of the deployment '" + other.path() + "'",
                        deployment.location()))
                .toList();
    }

    private static boolean isBelow(String path, String above) {
        return path.equals(above) || above.isEmpty() || path.startsWith(above + "/");
    }

    private TargetFolder folder(Deployment deployment, List<Problem> overlaps) {
        Path target = output.resolve(deployment.path()).normalize();
        List<Problem> problems = new ArrayList<>(deployment.problems());
        problems.addAll(overlaps);
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Withheld> withheld = new ArrayList<>();
        Optional<TemplateOrigin> origin = Optional.empty();
        if (!Problem.anyError(problems)) {
            try {
                Template template = template(deployment, problems);
                origin = Optional.of(template.origin());
                problems.addAll(template.problems());
                files.putAll(template.files());
                VariableFiles variables = new VariableFiles(options, template.module(), deployment).make();
                variables.files().forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
                withheld.addAll(variables.withheld());
                problems.addAll(variables.problems());
            } catch (BedrockException e) {
                problems.addAll(e.problems());
            }
        }
        boolean wrong = Problem.anyError(problems);
        DeploymentPlan draft = new DeploymentPlan(deployment.path(), target, origin, List.of(), withheld, problems);
        return wrong ? TargetFolder.untouched(draft) : new TargetFolder(draft, files, options.keepChanges());
    }

    private Template template(Deployment deployment, List<Problem> problems) {
        Values values = new Values(options, problems::add);
        SourceLocation place = deployment.source().map(ScalarNode::location).orElseGet(deployment::location);
        TemplateRequest request = new TemplateRequest(
                deployment.source().map(values::resolve).map(ScalarNode::text).orElse(""),
                deployment.template().map(values::resolve).map(ScalarNode::text).orElse(""),
                deployment.version().map(values::resolve).map(ScalarNode::text).orElse(""),
                place);
        if (Problem.anyError(problems)) {
            throw new InvalidInputException(
                    problems.stream().filter(Problem::isError).toList());
        }
        return templates.get(request);
    }
}
