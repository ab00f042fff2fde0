package dev.bedrock.hld.install;

import dev.bedrock.hld.lock.Pin;

/**
 * What a request means now.
 *
 * @param pin exactly what is to be fetched
 * @param floating whether the request may mean something else tomorrow: a branch, the newest version, a range, a file
 *     without a digest
 */
public record Resolution(Pin pin, boolean floating) {}
