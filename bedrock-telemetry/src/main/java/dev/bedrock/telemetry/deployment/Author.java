package dev.bedrock.telemetry.deployment;

/**
 * Who made a commit or merged a pull request. What is not known is the empty text.
 *
 * @param name the name that people read
 * @param username the name of the account, or the mail address where there is none
 * @param url the page of the account
 * @param imageUrl the picture
 */
public record Author(String name, String username, String url, String imageUrl) {}
