/**
 * Definitions of infrastructure: folders with a {@code definition.yaml} each, merged from the top down to the deployments.
 * {@link dev.bedrock.infra.definition.DefinitionTree} is where to begin.
 */
@NullMarked
package dev.bedrock.infra.definition;

import org.jspecify.annotations.NullMarked;
