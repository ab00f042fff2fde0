package dev.bedrock.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"bedrock " + (version == null ? "(not packaged)" : version)};
    }
}
