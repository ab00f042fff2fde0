/**
 * Keys, certificates and encryption for Sprig's functions. The classes that need Bouncy Castle are loaded when the first
 * such function is called.
 */
@NullMarked
package dev.bedrock.hld.helm.sprig.crypto;

import org.jspecify.annotations.NullMarked;
