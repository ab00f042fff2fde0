package dev.bedrock.embedding;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ManifestSet;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Generates the manifests of a definition, and prints what it finds on the way. */
public final class RenderDefinition {
    private final PrintStream out;

    /** A program that prints there. */
    public RenderDefinition(PrintStream out) {
        this.out = out;
    }

    /** Arguments: the folder of the definition, the folder to write, the environments. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Environments environments = Environments.of(Arrays.copyOfRange(args, 2, args.length));
        new RenderDefinition(out).run(Hld.open(Path.of(args[0])), environments, Path.of(args[1]));
    }

    /**
     * Composes, generates and writes.
     *
     * @return whether it worked
     */
    public boolean run(Hld hld, Environments environments, Path output) {
        // What there is: the tree of components with merged configuration. Reads files, renders nothing.
        Composition composition = hld.compose(environments);
        for (ComposedComponent component : composition.components()) {
            out.println(
                    component.outputPath() + " is a " + component.component().type());
        }
        try {
            // Everything that is wrong anywhere comes in one exception.
            ManifestSet manifests = hld.generate(environments);
            manifests.problems().forEach(out::println);
            manifests.objects().forEach(object -> out.println(object.id()));

            // The folder has the old files or the new ones, never both.
            manifests.writeTo(output);
            return true;
        } catch (BedrockException e) {
            for (Problem problem : e.problems()) {
                out.println(problem.location() + " " + problem.message() + " " + problem.hint());
            }
            return false;
        }
    }
}
