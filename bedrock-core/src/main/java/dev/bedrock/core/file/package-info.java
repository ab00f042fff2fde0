/**
 * Files below a root directory that is never left, neither by {@code ..} nor by symbolic links, and the only code in
 * Bedrock that writes and deletes files.
 *
 * <pre>{@code
 * FileTree tree = FileTree.open(Path.of("cluster"));
 * String chart = tree.resolve("apps/payments", "../../charts/payments");
 * String values = tree.readString(chart + "/values.yaml");
 *
 * try (DirectoryReplacement replacement = AtomicDirectory.inside(Path.of("."), "generated/prod").replace()) {
 *     replacement.files().write("payments.yaml", manifests);
 *     replacement.commit();
 * }
 * }</pre>
 */
@NullMarked
package dev.bedrock.core.file;

import org.jspecify.annotations.NullMarked;
