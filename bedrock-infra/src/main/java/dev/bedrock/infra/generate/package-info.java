/** Terraform for deployments, from their definitions and templates: what would be written, and writing it. */
@NullMarked
package dev.bedrock.infra.generate;

import org.jspecify.annotations.NullMarked;
