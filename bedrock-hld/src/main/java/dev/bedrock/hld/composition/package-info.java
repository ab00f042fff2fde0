/**
 * From component and configuration files to one tree: every component of a definition with its merged configuration, and
 * for every value the layer that it came from.
 */
@NullMarked
package dev.bedrock.hld.composition;

import org.jspecify.annotations.NullMarked;
