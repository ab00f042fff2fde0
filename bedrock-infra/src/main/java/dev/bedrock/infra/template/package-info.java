/**
 * Where templates come from: git repositories, folders, and those that come with Bedrock; pinned in a lock, each source
 * fetched once.
 */
@NullMarked
package dev.bedrock.infra.template;

import org.jspecify.annotations.NullMarked;
