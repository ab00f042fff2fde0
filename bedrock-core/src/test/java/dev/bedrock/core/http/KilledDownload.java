package dev.bedrock.core.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Downloads a file in a process of its own, which the test kills or starves. */
final class KilledDownload {
    private KilledDownload() {}

    public static void main(String[] arguments) {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1")))
                .retries(RetryRule.never())
                .build();
        http.download(HttpCall.get(URI.create(arguments[0])), Path.of(arguments[1]), DownloadCheck.none());
    }
}
