package dev.bedrock.cli.terminal;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"bedrock " + packaged().orElse("(not packaged)")};
    }

    /** The version, for files that name their maker. */
    public static String number() {
        return packaged().orElse("0.0.0");
    }

    private static Optional<String> packaged() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}
