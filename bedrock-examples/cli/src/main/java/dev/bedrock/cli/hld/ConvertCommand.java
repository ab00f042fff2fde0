package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.hld.authoring.FormatConversion;
import dev.bedrock.hld.authoring.FormatConversion.ConvertedFile;
import dev.bedrock.hld.component.DocumentFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Write the component and configuration files of a definition in another format.")
final class ConvertCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            defaultValue = ".",
            description = "The folder with the component file. Default: the current one.")
    private Path directory = Path.of(".");

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "yaml, json or hcl.")
    private Format target = Format.yaml;

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** The formats as they are typed. */
    enum Format {
        yaml,
        json,
        hcl
    }

    ConvertCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DocumentFormat format = DocumentFormat.valueOf(target.name().toUpperCase(Locale.ROOT));
        return new EditArguments.Run(context, common, directory, dryRun).of(editor -> planned(editor.convert(format)));
    }

    private static EditArguments.Planned planned(FormatConversion conversion) {
        return new EditArguments.Planned(
                conversion,
                conversion.problems(),
                conversion.files().stream().map(ConvertedFile::newPath).toList(),
                conversion::apply);
    }
}
