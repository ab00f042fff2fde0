/** What infrastructure and the configuration of manifests need to know of each other, mapped explicitly. */
@NullMarked
package dev.bedrock.infra.configuration;

import org.jspecify.annotations.NullMarked;
