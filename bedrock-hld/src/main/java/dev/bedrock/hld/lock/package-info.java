/** What a definition's remote components are pinned to, {@code bedrock.lock}, and where they are once they are fetched. */
@NullMarked
package dev.bedrock.hld.lock;

import org.jspecify.annotations.NullMarked;
