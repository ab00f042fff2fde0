/** Terraform of clusters, made from templates and small definitions. */
@NullMarked
package dev.bedrock.infra;

import org.jspecify.annotations.NullMarked;
