/**
 * Runs other programs, with bounds: argument vectors instead of shell text, a small environment, limits on time and
 * output. Nothing else in Bedrock starts a process or looks at the environment variables.
 *
 * <pre>{@code
 * EnvironmentVariables env = EnvironmentVariables.system();
 * ProcessResult result = ProcessRunner.of(env)
 *         .run(Command.of("helm", "template", Arguments.operand("release name", name), ".").in(chart))
 *         .requireSuccess();
 * String manifests = result.stdout();
 * }</pre>
 */
@NullMarked
package dev.bedrock.core.process;

import org.jspecify.annotations.NullMarked;
