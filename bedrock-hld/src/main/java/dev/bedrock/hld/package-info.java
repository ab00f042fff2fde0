/**
 * High level definitions: {@link dev.bedrock.hld.Hld} opens one, composes it for some environments and generates its
 * manifests.
 */
@NullMarked
package dev.bedrock.hld;

import org.jspecify.annotations.NullMarked;
