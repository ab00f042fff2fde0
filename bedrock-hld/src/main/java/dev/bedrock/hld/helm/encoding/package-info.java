/** Helm's functions for YAML, JSON and TOML: Go values to text and back. */
@NullMarked
package dev.bedrock.hld.helm.encoding;

import org.jspecify.annotations.NullMarked;
