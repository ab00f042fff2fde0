/** What Terraform says of infrastructure that it has made. */
@NullMarked
package dev.bedrock.infra.terraform;

import org.jspecify.annotations.NullMarked;
