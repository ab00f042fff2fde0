/**
 * Deployments in a table of Azure Storage, with the columns that the original tools know. Needs the libraries {@code
 * com.azure:azure-data-tables} and {@code com.azure:azure-core-http-jdk-httpclient}, which who uses it adds.
 */
@NullMarked
package dev.bedrock.telemetry.store.azuretable;

import org.jspecify.annotations.NullMarked;
