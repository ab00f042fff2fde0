package dev.bedrock.gitops.pipeline;

import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.ProjectPipelines;
import dev.bedrock.gitops.project.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declarative pipelines of Jenkins, for multibranch jobs. What they need comes from the environment of the job and from
 * credentials; a branch with the change is pushed, and a message says to open the pull request.
 */
final class Jenkins implements PipelineTemplate, ProjectPipelines {
    private static final Pattern RINGS = Pattern.compile("(?m)^def rings = \\[.*\\]$");

    @Override
    public String name() {
        return "jenkins";
    }

    @Override
    public ProjectPipelines forProject() {
        return this;
    }

    @Override
    public List<PipelineFile> ofProject(ProjectDefinition definition) {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("Reconcile the definition", step(PipelineScript.RECONCILE));
        return List.of(new Jenkinsfile(
                "hld-lifecycle.Jenkinsfile",
                List.of(PipelineValues.mainBranch(definition)),
                Map.of(),
                "changeset 'bedrock.yaml'",
                "HLD_TOKEN",
                stages));
    }

    @Override
    public List<PipelineFile> ofService(ProjectDefinition definition, Service service) {
        String folder = PipelineValues.folder(service);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BUILD_VARIABLES", String.join(" ", PipelineValues.buildVariables(service)));
        environment.put("SERVICE_NAME", PipelineValues.name(service));
        environment.put("SERVICE_PATH", folder);
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("Build and push the image", step(PipelineScript.BUILD_IMAGE));
        stages.put("Update the image in the definition", step(PipelineScript.UPDATE_HLD));
        return List.of(new Jenkinsfile(
                (folder.isEmpty() ? "" : folder + "/") + "build-update-hld.Jenkinsfile",
                PipelineValues.rings(definition),
                environment,
                folder.isEmpty() ? "" : "changeset '" + folder + "/**'",
                "HLD_TOKEN",
                stages));
    }

    @Override
    public List<PipelineFile> forDefinition() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("Verify the definition", when("changeRequest()") + step(PipelineScript.VERIFY));
        stages.put(
                "Publish the manifests",
                when("anyOf { branch 'main'; branch 'master' }") + step(PipelineScript.PUBLISH));
        return List.of(new Jenkinsfile("Jenkinsfile", List.of(), Map.of(), "", "MANIFEST_TOKEN", stages));
    }

    @Override
    public List<PipelineFile> forInfrastructure() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("Generate and plan", step(PipelineScript.INFRASTRUCTURE));
        return List.of(
                new Jenkinsfile("infra-generation.Jenkinsfile", List.of(), Map.of(), "", "ARM_CLIENT_SECRET", stages));
    }

    private static String when(String condition) {
        return "            when { " + condition + " }\n";
    }

    private static String step(PipelineScript script) {
        return "            steps {\n" + shell(script) + "            }\n";
    }

    /** A text of three quotes in Groovy, in which nothing is replaced. */
    private static String shell(PipelineScript script) {
        String text = script.text().replace("\\", "\\\\").replace("'''", "\\'\\'\\'");
        return "                sh '''#!/usr/bin/env bash\n" + text + "'''\n";
    }

    /**
     * One file.
     *
     * @param path where it is
     * @param rings the branches it is for; all if there are none
     * @param environment what differs from file to file
     * @param changes the condition on what has changed; empty if there is none
     * @param token the secret text that it needs
     * @param stages the steps of the stages by their names
     */
    private record Jenkinsfile(
            String path,
            List<String> rings,
            Map<String, String> environment,
            String changes,
            String token,
            Map<String, String> stages)
            implements PipelineFile {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(
                    "// Made by bedrock, which keeps the branches up to date. All else is yours to change.\n");
            if (!rings.isEmpty()) {
                text.append(ringsLine()).append('\n');
            }
            text.append("pipeline {\n    agent any\n    environment {\n");
            environment().forEach((name, value) -> text.append(setting(name, "'" + value + "'")));
            text.append(setting("REPOSITORY", "\"${env.GIT_URL.tokenize('/').last() - '.git'}\""));
            text.append(setting("APP_REPO_URL", "\"${env.GIT_URL}\""));
            text.append(setting("BRANCH", "\"${env.BRANCH_NAME}\""));
            text.append(setting("COMMIT", "\"${env.GIT_COMMIT}\""));
            text.append(setting(token, "credentials('" + token + "')"));
            text.append("    }\n    stages {\n");
            text.append("        stage('Get bedrock') {\n")
                    .append(step(PipelineScript.INSTALL))
                    .append("        }\n");
            stages.forEach((name, body) -> text.append("        stage('" + name + "') {\n")
                    .append(condition())
                    .append(body)
                    .append("        }\n"));
            return text.append("    }\n}\n").toString();
        }

        private static String setting(String name, String value) {
            return "        " + name + " = " + value + "\n";
        }

        private String condition() {
            if (rings.isEmpty()) {
                return "";
            }
            return "            when {\n                expression { rings.contains(env.BRANCH_NAME) }\n"
                    + (changes.isEmpty() ? "" : "                " + changes + "\n") + "            }\n";
        }

        private String ringsLine() {
            return "def rings = ["
                    + rings.stream().map(ring -> "'" + ring + "'").collect(Collectors.joining(", ")) + "]";
        }

        @Override
        public String refresh(String existing) {
            return RINGS.matcher(existing).replaceFirst(Matcher.quoteReplacement(ringsLine()));
        }
    }
}
