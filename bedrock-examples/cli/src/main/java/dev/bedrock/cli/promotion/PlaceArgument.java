package dev.bedrock.cli.promotion;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A service in a ring as it is typed.
 *
 * @param application the application repository
 * @param service the service
 * @param ring the branch, which may have slashes
 */
record PlaceArgument(String application, String service, String ring) {
    static PlaceArgument parse(CommandLine command, String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw new ParameterException(command, "'" + text + "' is not APPLICATION/SERVICE/RING");
        }
        return new PlaceArgument(parts[0], parts[1], parts[2]);
    }
}
