/** Values on their way to the templates: {@code --set} arguments, enabled dependencies, and merging along the chart tree. */
@NullMarked
package dev.bedrock.hld.helm.chart.values;

import org.jspecify.annotations.NullMarked;
