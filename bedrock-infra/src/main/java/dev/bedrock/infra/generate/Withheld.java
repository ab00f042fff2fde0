package dev.bedrock.infra.generate;

import dev.bedrock.core.secret.Secret;
import java.util.Optional;

/**
 * A secret that is in no file.
 *
 * @param name the variable of the template, or the setting of the backend
 * @param backend whether it is a setting of the backend
 * @param environmentVariable where Terraform looks for it; empty if it has to be given on the command line
 * @param value what it is, as Terraform reads it there
 */
public record Withheld(String name, boolean backend, Optional<String> environmentVariable, Secret value) {}
