package dev.bedrock.hld.generate;

import dev.bedrock.hld.helm.Capabilities;

/**
 * How to generate. Immutable.
 *
 * @param capabilities what the cluster can do, for charts that ask; default {@link Capabilities#defaults()}
 * @param includeCrds whether the custom resource definitions in a chart's {@code crds/} are generated; default false, as
 *     Fabrikate does
 * @param includeHooks whether Helm hooks are generated; default true, as Fabrikate does
 * @param includeTests whether Helm test hooks are generated; default true, as Fabrikate does
 * @param runHooks whether the {@code before-generate} and {@code after-generate} commands of components run; default
 *     false, because they are shell commands that may come from other repositories
 * @param warningsAsErrors whether a warning fails the run like an error; default false
 * @param parallelism how many components are generated at a time; default one more than there are processors, so that
 *     none idles while a renderer that runs in another process starts, ends or hands over
 */
public record GenerateOptions(
        Capabilities capabilities,
        boolean includeCrds,
        boolean includeHooks,
        boolean includeTests,
        boolean runHooks,
        boolean warningsAsErrors,
        int parallelism) {
    /** Checks the range. */
    public GenerateOptions {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be positive: " + parallelism);
        }
    }

    /** The defaults named above. */
    public static GenerateOptions defaults() {
        return new GenerateOptions(
                Capabilities.defaults(),
                false,
                true,
                true,
                false,
                false,
                Runtime.getRuntime().availableProcessors() + 1);
    }

    /** For a cluster with other capabilities. */
    public GenerateOptions withCapabilities(Capabilities newCapabilities) {
        return new GenerateOptions(
                newCapabilities, includeCrds, includeHooks, includeTests, runHooks, warningsAsErrors, parallelism);
    }

    /** With or without custom resource definitions from {@code crds/}. */
    public GenerateOptions withCrds(boolean include) {
        return new GenerateOptions(
                capabilities, include, includeHooks, includeTests, runHooks, warningsAsErrors, parallelism);
    }

    /** With or without Helm hooks. */
    public GenerateOptions withHelmHooks(boolean include) {
        return new GenerateOptions(
                capabilities, includeCrds, include, includeTests, runHooks, warningsAsErrors, parallelism);
    }

    /** With or without Helm test hooks. */
    public GenerateOptions withHelmTests(boolean include) {
        return new GenerateOptions(
                capabilities, includeCrds, includeHooks, include, runHooks, warningsAsErrors, parallelism);
    }

    /** Allowing or refusing the components' own hooks, which are shell commands. */
    public GenerateOptions withHooksAllowed(boolean allowed) {
        return new GenerateOptions(
                capabilities, includeCrds, includeHooks, includeTests, allowed, warningsAsErrors, parallelism);
    }

    /** With warnings that fail the run, or do not. */
    public GenerateOptions withWarningsAsErrors(boolean fail) {
        return new GenerateOptions(capabilities, includeCrds, includeHooks, includeTests, runHooks, fail, parallelism);
    }

    /** With another number of components at a time. */
    public GenerateOptions withParallelism(int components) {
        return new GenerateOptions(
                capabilities, includeCrds, includeHooks, includeTests, runHooks, warningsAsErrors, components);
    }
}
