/**
 * YAML as Kubernetes tools read and write it: YAML 1.1 scalars ({@code on} is a boolean, {@code 0777} is 511, {@code
 * 12:30} is a string), string keys, and the layout that {@code kubectl} and {@code helm} print.
 */
@NullMarked
package dev.bedrock.core.document.yaml;

import org.jspecify.annotations.NullMarked;
