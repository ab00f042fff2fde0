/**
 * Terraform modules as they are written: variables with their types and validations, outputs, providers, backend, calls of
 * other modules. {@link dev.bedrock.infra.module.TerraformModule} is where to begin. Nothing runs, nothing is fetched.
 */
@NullMarked
package dev.bedrock.infra.module;

import org.jspecify.annotations.NullMarked;
