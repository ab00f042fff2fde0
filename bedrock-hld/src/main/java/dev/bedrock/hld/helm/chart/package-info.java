/** Charts as they are on disk and in archives: loading them, their metadata, and the files that templates can ask for. */
@NullMarked
package dev.bedrock.hld.helm.chart;

import org.jspecify.annotations.NullMarked;
