package dev.bedrock.gitops.project;

/**
 * Who looks after a service.
 *
 * @param name the full name; may be empty
 * @param email the address; may be empty
 */
public record Maintainer(String name, String email) {}
