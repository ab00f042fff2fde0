/**
 * Rendering Helm charts, behind one interface. Nothing in here knows of components, environments or definitions.
 */
@NullMarked
package dev.bedrock.hld.helm;

import org.jspecify.annotations.NullMarked;
