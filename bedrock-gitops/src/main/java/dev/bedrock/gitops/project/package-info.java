/**
 * Application repositories: {@code bedrock.yaml} with its services and rings, {@code maintainers.yaml}, and changes to
 * them that keep comments, order and what nobody here knows.
 *
 * <pre>{@code
 * Project project = Project.open(Path.of("shop"));
 * project.problems(); // all that is wrong, with file:line:column and a hint
 * ProjectEditor.open(project.root()).createRing("qa").apply();
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.project;

import org.jspecify.annotations.NullMarked;
