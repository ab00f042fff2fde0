package dev.bedrock.infra.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of repositories as Terraform takes them. */
final class GitSources {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/@]*@)?(.*)");

    private GitSources() {}

    /** The address of a definition without a password; what logs in by ssh has to stay, others get it from elsewhere. */
    static String withoutCredentials(String source) {
        if (source.startsWith("/")) {
            return "file://" + source;
        }
        Matcher url = URL.matcher(source);
        if (!url.matches()) {
            return source;
        }
        String user = url.group(2) == null ? "" : url.group(2);
        boolean ssh = url.group(1).equalsIgnoreCase("ssh://");
        int colon = user.indexOf(':');
        String kept = ssh ? (colon < 0 ? user : user.substring(0, colon) + "@") : "";
        return url.group(1) + kept + url.group(3);
    }

    /** The source of a module in a repository. */
    static String module(TemplateOrigin.Git origin, String directory) {
        String folder = directory.isEmpty() ? "" : "//" + escape(directory) + "/";
        return "git::" + origin.source() + folder + "?ref=" + escape(origin.pinnedVersion());
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "._-/~@+:,=".indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
