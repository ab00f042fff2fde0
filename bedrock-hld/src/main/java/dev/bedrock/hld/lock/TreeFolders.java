package dev.bedrock.hld.lock;

import dev.bedrock.core.file.FileTree;

/**
 * Where what is fetched for a definition is: in the folder {@code .bedrock} beside the component file at the top. Paths are
 * below the root of the definition.
 *
 * @param directory the folder of the component at the top
 */
public record TreeFolders(String directory) {
    /** The folder that everything is in. */
    public String home() {
        return directory.isEmpty() ? ".bedrock" : directory + "/.bedrock";
    }

    /** The folder of trees that are fetched on each machine. */
    public String trees() {
        return home() + "/trees";
    }

    /** The folder of trees that are committed with the definition. */
    public String vendor() {
        return home() + "/vendor";
    }

    /** Where a tree is, or would be: among the committed ones if there, else among the fetched ones. */
    public String existing(FileTree tree, String name) {
        String vendored = vendor() + "/" + name;
        return tree.isDirectory(vendored) ? vendored : trees() + "/" + name;
    }

    /** The file that remembers the digests of a tree. */
    public String index(String name) {
        return home() + "/index/" + name;
    }

    /** The file that lists what hooks have made in a tree. */
    public String madeByHooks(String name) {
        return home() + "/index/" + name + ".hooks";
    }
}
