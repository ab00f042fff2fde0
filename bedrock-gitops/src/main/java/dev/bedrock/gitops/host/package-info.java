/** Code hosts: their repositories by all the ways to write their addresses, and how their interfaces are reached. */
@NullMarked
package dev.bedrock.gitops.host;

import org.jspecify.annotations.NullMarked;
