/** How fast the library is: JMH benchmarks and comparisons of whole processes. */
@NullMarked
package dev.bedrock.benchmarks;

import org.jspecify.annotations.NullMarked;
