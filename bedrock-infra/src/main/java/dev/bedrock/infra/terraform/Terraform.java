package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.Executables;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.infra.generate.DeploymentPlan;
import dev.bedrock.infra.module.TerraformModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Terraform, as it is installed on this machine, in the folder of a deployment. Only the user's own Terraform is run, version
 * 1.5 or newer; nothing is installed. Immutable and thread-safe; but Terraform itself lets only one run at a time change a
 * state.
 *
 * <pre>{@code
 * Terraform terraform = Terraform.in(Path.of("infra-generated/west"));
 * terraform.init();
 * TerraformPlan plan = terraform.plan();
 * plan.resources().forEach(resource -> System.out.println(resource.action() + " " + resource.address()));
 * }</pre>
 *
 * <p>A run takes at most ten minutes and may print 64 MiB, unless told otherwise. It never asks. Of the environment it sees
 * what programs need, settings of Terraform and of the provider for Azure, and {@code TF_VAR_} with the names of the folder's
 * variables. What it prints is shown without the secrets among these.
 *
 * <p>All methods that run Terraform throw {@link UnavailableException} when it is not installed or fails for a reason that
 * it gives as text only, {@link LimitExceededException} when it takes too long or prints too much, and {@link
 * InvalidInputException} when it reports errors, or when there is no Terraform in the folder.
 */
public final class Terraform {
    private static final String PROGRAM = "terraform";
    private static final int SHOWN = 2000;

    private final Path folder;
    private EnvironmentVariables environment = EnvironmentVariables.system();
    private Map<String, Secret> variables = Map.of();
    private Duration timeout = Duration.ofMinutes(10);
    private int outputLimit = 64 << 20;

    private Terraform(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    private Terraform(Terraform other) {
        folder = other.folder;
        environment = other.environment;
        variables = other.variables;
        timeout = other.timeout;
        outputLimit = other.outputLimit;
    }

    /** Terraform in a folder, found on the PATH, with the environment of this process. */
    public static Terraform in(Path folder) {
        return new Terraform(folder);
    }

    /** Terraform in the folder of a deployment, with the secrets that were not written to its files. */
    public static Terraform of(DeploymentPlan deployment) {
        Map<String, Secret> secrets = new TreeMap<>();
        deployment.withheld().forEach(secret -> secret.environmentVariable()
                .ifPresent(variable -> secrets.put(variable, secret.value())));
        return in(deployment.target()).withVariables(secrets);
    }

    /** With another environment, in whose PATH it is looked for. */
    public Terraform withEnvironment(EnvironmentVariables variables) {
        Terraform copy = new Terraform(this);
        copy.environment = variables;
        return copy;
    }

    /**
     * With environment variables that count before those of the environment, such as the secrets that are in no file.
     *
     * @param values the values by the names that Terraform looks for, such as {@code TF_VAR_token}
     */
    public Terraform withVariables(Map<String, Secret> values) {
        Terraform copy = new Terraform(this);
        copy.variables = Map.copyOf(values);
        return copy;
    }

    /**
     * With another limit for the time of each run.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Terraform withTimeout(Duration limit) {
        Terraform copy = new Terraform(this);
        copy.timeout = limit;
        return copy;
    }

    /** With another limit for what a run may print, in bytes. */
    public Terraform withOutputLimit(int bytes) {
        Terraform copy = new Terraform(this);
        copy.outputLimit = bytes;
        return copy;
    }

    /** Whether Terraform is installed. */
    public boolean isInstalled() {
        return Executables.find(PROGRAM, environment).isPresent();
    }

    /**
     * The files that are not laid out as {@code terraform fmt} does, as warnings.
     *
     * @return none if all are
     */
    public List<Problem> checkFormat() {
        Run run = new Run();
        ProcessResult result = run.start("fmt", "-check", "-list=true", "-recursive", "-no-color", ".");
        if (result.exitCode() != 0 && result.exitCode() != 3) {
            throw run.failed("fmt", result);
        }
        return result.stdout()
                .lines()
                .map(file -> TerraformCode.NOT_FORMATTED
                        .warning("the file is not formatted", SourceLocation.of(folder + "/" + file))
                        .withHint("run 'terraform fmt'"))
                .toList();
    }

    /**
     * Prepares the folder: providers and modules are downloaded as Terraform is configured to, and the backend is set up,
     * with the settings in {@code backend.tfvars}.
     */
    public void init() {
        List<String> arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
        if (Files.isRegularFile(folder.resolve("backend.tfvars"))) {
            arguments.add("-backend-config=backend.tfvars");
        }
        init(arguments);
    }

    /** Prepares the folder for {@link #validate} alone: without a backend, so without the rights to reach it. */
    public void initWithoutBackend() {
        init(List.of("init", "-input=false", "-no-color", "-backend=false"));
    }

    private void init(List<String> arguments) {
        Run run = new Run();
        ProcessResult result = run.start(arguments.toArray(String[]::new));
        if (!result.isSuccess()) {
            throw run.failed("init", result);
        }
    }

    /**
     * What Terraform finds wrong with the folder, which has been prepared.
     *
     * @return errors and warnings; none if all is well
     */
    public List<Problem> validate() {
        Run run = new Run();
        ProcessResult result = run.start("validate", "-json", "-no-color");
        Node answer = run.json("validate", result);
        List<Problem> problems = Diagnostics.field(answer, "diagnostics")
                .map(run.diagnostics()::all)
                .orElse(List.of());
        if (!result.isSuccess() && !Problem.anyError(problems)) {
            throw run.failed("validate", result);
        }
        return Problem.sorted(problems);
    }

    /**
     * What Terraform would do, with the values in {@code bedrock.tfvars}. Reads the state and what is really there, and
     * changes nothing.
     */
    public TerraformPlan plan() {
        Run run = new Run();
        List<String> arguments = new ArrayList<>(List.of("plan", "-json", "-input=false"));
        if (Files.isRegularFile(folder.resolve("bedrock.tfvars"))) {
            arguments.add("-var-file=bedrock.tfvars");
        }
        ProcessResult result = run.start(arguments.toArray(String[]::new));
        PlanEvents events = new PlanEvents(run.diagnostics(), SourceLocation.of(folder.toString()));
        List<Problem> errors = events.read(result.stdout()).problems().stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(Problem.sorted(errors));
        }
        if (!result.isSuccess()) {
            throw run.failed("plan", result);
        }
        return events.plan();
    }

    /** The outputs of what has been applied. Values of sensitive ones are among them, and are kept from being mapped. */
    public TerraformOutputs outputs() {
        Run run = new Run();
        ProcessResult result = run.start("output", "-json", "-no-color");
        if (!result.isSuccess()) {
            throw run.failed("output", result);
        }
        return TerraformOutputs.parse("terraform output", result.stdout());
    }

    /** One run in the folder. */
    private final class Run {
        private final TerraformEnvironment seen;
        private final Redactor redactor;

        Run() {
            if (!Files.isDirectory(folder)) {
                throw notGenerated();
            }
            TerraformModule module = TerraformModule.read(texts());
            seen = new TerraformEnvironment(environment, module.variables().values(), variables);
            redactor = Redactor.of(seen.secrets());
        }

        private SortedMap<String, String> texts() {
            FileTree tree = FileTree.open(folder);
            SortedMap<String, String> texts = new TreeMap<>();
            tree.list("").stream()
                    .filter(file -> file.endsWith(".tf") && tree.isFile(file))
                    .forEach(file -> texts.put(file, tree.readString(file)));
            if (texts.isEmpty()) {
                throw notGenerated();
            }
            return texts;
        }

        private InvalidInputException notGenerated() {
            return new InvalidInputException(TerraformCode.NOT_GENERATED
                    .error("there is no Terraform in the folder", SourceLocation.of(folder.toString()))
                    .withHint("generate the deployment first"));
        }

        Diagnostics diagnostics() {
            return new Diagnostics(folder.toString(), redactor);
        }

        ProcessResult start(String... arguments) {
            Command command = Command.of(PROGRAM, arguments)
                    .in(folder)
                    .withTimeout(timeout)
                    .withOutputLimit(outputLimit);
            return ProcessRunner.of(environment).run(seen.addTo(command));
        }

        Node json(String what, ProcessResult result) {
            try {
                return JsonReader.defaults().read("terraform " + what, result.stdout());
            } catch (BedrockException e) {
                if (!result.isSuccess()) {
                    throw failed(what, result);
                }
                throw new InvalidInputException(
                        TerraformCode.ANSWER_INVALID.error(
                                "what 'terraform " + what + "' printed cannot be read",
                                SourceLocation.of(folder.toString())),
                        e);
            }
        }

        UnavailableException failed(String what, ProcessResult result) {
            String said = redactor.redact(result.stderr().strip());
            if (said.length() > SHOWN) {
                said = "..." + said.substring(said.length() - SHOWN);
            }
            return new UnavailableException(TerraformCode.FAILED.error(
                    "terraform " + what + " ended with exit code " + result.exitCode()
                            + (said.isEmpty() ? "" : ": " + said),
                    SourceLocation.of(folder.toString())));
        }
    }
}
