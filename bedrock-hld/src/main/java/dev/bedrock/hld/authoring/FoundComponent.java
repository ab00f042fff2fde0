package dev.bedrock.hld.authoring;

/**
 * A component that was searched for.
 *
 * @param path the folder with its component file, relative to the folder that was searched
 * @param name its name
 * @param type its type
 * @param match where the keyword is: its own name, its folder, or a stanza of it
 */
public record FoundComponent(String path, String name, String type, String match) {}
