/** Files of manifests at an address. */
@NullMarked
package dev.bedrock.hld.install.manifest;

import org.jspecify.annotations.NullMarked;
