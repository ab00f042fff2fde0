package dev.bedrock.hld.generate;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Environments;

/**
 * What a generator gets.
 *
 * @param tree the files of the definition
 * @param component the component to generate
 * @param environments what the definition is generated for
 * @param options the options of the run
 */
public record GeneratorInput(
        FileTree tree, ComposedComponent component, Environments environments, GenerateOptions options) {}
