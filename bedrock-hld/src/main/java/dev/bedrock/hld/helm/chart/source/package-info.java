/** Where the files of a chart come from: directories with their ignore rules, and archives. Bounded and wary. */
@NullMarked
package dev.bedrock.hld.helm.chart.source;

import org.jspecify.annotations.NullMarked;
