/**
 * Helm's template engine in this process: no program, no cluster, no network.
 *
 * <p>Start at {@link dev.bedrock.hld.helm.engine.EmbeddedHelm}.
 */
@NullMarked
package dev.bedrock.hld.helm.engine;

import org.jspecify.annotations.NullMarked;
