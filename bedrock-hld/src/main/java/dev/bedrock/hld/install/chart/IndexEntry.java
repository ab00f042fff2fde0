package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A version of a chart in an index.
 *
 * @param version how the index writes it
 * @param url where the archive is, possibly relative to the index
 * @param digest the digest of the archive, empty if the index has none
 * @param location where it stands in the index
 */
record IndexEntry(String version, String url, String digest, SourceLocation location) {}
