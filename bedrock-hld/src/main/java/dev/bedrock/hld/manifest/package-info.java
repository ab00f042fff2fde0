/** Kubernetes manifests as a set of objects: where each came from, in which order they apply, and how they are written. */
@NullMarked
package dev.bedrock.hld.manifest;

import org.jspecify.annotations.NullMarked;
