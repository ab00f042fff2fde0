/**
 * Terraform of clusters, made from templates and small definitions. {@link dev.bedrock.infra.Infra} is where to begin.
 */
@NullMarked
package dev.bedrock.infra;

import org.jspecify.annotations.NullMarked;
