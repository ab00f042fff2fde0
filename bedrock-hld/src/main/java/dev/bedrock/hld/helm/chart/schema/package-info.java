/**
 * Checks values against a {@code values.schema.json}: JSON schema of drafts 4 to 2020-12, with the messages that Helm prints.
 *
 * <p>Nothing outside of the document is ever loaded, and the work is bounded whatever the schema says.
 */
@NullMarked
package dev.bedrock.hld.helm.chart.schema;

import org.jspecify.annotations.NullMarked;
