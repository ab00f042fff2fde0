/**
 * The functions of Sprig 3.3.0 for Go templates, as Helm 4.1.4 exposes them.
 *
 * <p>{@link dev.bedrock.hld.helm.sprig.SprigFunctions} makes the table; every other class holds one section of it.
 */
@NullMarked
package dev.bedrock.hld.helm.sprig;

import org.jspecify.annotations.NullMarked;
