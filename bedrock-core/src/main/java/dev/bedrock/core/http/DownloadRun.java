package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attempts to fetch a file; each goes on where the one before has ended, if it is still the same content. */
final class DownloadRun implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/.*");
    /** A date is good for If-Range when the content cannot have changed twice in its second (RFC 9110, 8.8.2.2). */
    private static final Duration STRONG_AGE = Duration.ofMinutes(1);

    private final HttpCall call;
    private final Path path;
    private final DownloadCheck check;
    private final long most;
    private final PartialFile file;

    DownloadRun(HttpCall call, Path path, DownloadCheck check, long most) {
        this.call = call;
        this.path = path;
        this.check = check;
        this.most = most;
        this.file = PartialFile.beside(path);
    }

    Optional<Download> attempt(Exchange exchange, Deadline deadline) throws AttemptFailedException {
        boolean resumes = file.size() > 0 && !file.validator().isEmpty();
        HttpCall asked = resumes
                ? call.withHeader("range", "bytes=" + file.size() + "-").withHeader("if-range", file.validator())
                : call;
        try (Answer answer = exchange.open(asked, false, deadline)) {
            switch (answer.status()) {
                case 200 -> file.restart(validator(answer.headers()));
                case 206 -> requireContinuation(answer, resumes);
                case 304 -> {
                    return Optional.empty();
                }
                case 416 -> {
                    file.restart("");
                    throw AttemptFailedException.during(Failures.status(call, answer.uri(), 416, answer.headers()));
                }
                default -> throw refused(answer);
            }
            String sha256 = copy(answer);
            Optional<String> other = check.sha256().filter(expected -> !expected.equals(sha256));
            if (other.isPresent()) {
                file.restart("");
                BedrockException failure = Failures.digest(answer.uri(), other.get(), sha256);
                if (resumes) {
                    throw AttemptFailedException.during(failure);
                }
                throw failure;
            }
            long size = file.size();
            file.commit();
            return Optional.of(new Download(answer.uri(), path, size, sha256, answer.headers()));
        }
    }

    private AttemptFailedException refused(Answer answer) {
        if (!RetryAfter.isWanted(answer.status(), answer.headers())) {
            throw Failures.status(call, answer.uri(), answer.status(), answer.headers());
        }
        return AttemptFailedException.later(
                Failures.status(call, answer.uri(), answer.status(), answer.headers()),
                true,
                RetryAfter.wait(answer.headers()),
                Optional.empty());
    }

    private void requireContinuation(Answer answer, boolean resumes) throws AttemptFailedException {
        Matcher range =
                CONTENT_RANGE.matcher(answer.headers().first("content-range").orElse(""));
        boolean continues = range.matches() && Long.parseLong(range.group(1)) == file.size();
        if (!continues || !resumes) {
            file.restart("");
            throw AttemptFailedException.during(
                    Failures.broken(answer.uri(), "is not the part of the file that was asked for"));
        }
    }

    private String copy(Answer answer) throws AttemptFailedException {
        MessageDigest digest = sha256();
        file.readInto(digest::update);
        requireRoom(answer.uri(), announced(answer));
        answer.use(body -> {
            copy(body, answer.uri(), digest);
            return file.size();
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private void copy(InputStream body, URI uri, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            requireRoom(uri, count);
            digest.update(buffer, 0, count);
            file.write(buffer, count);
        }
    }

    private static long announced(Answer answer) {
        return answer.headers()
                .first("content-length")
                .filter(length -> length.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private void requireRoom(URI uri, long more) {
        if (more > most - file.size()) {
            file.restart("");
            throw Failures.tooLarge(uri, most);
        }
    }

    /** What identifies the content byte by byte, empty if the server says nothing of the kind. */
    private static String validator(HttpHeaders headers) {
        Optional<String> strong = headers.etag().filter(tag -> tag.startsWith("\"") && tag.length() < 1024);
        return strong.or(() -> headers.first("last-modified").filter(date -> isStrong(date, headers)))
                .orElse("");
    }

    private static boolean isStrong(String date, HttpHeaders headers) {
        return RetryAfter.date(date)
                .flatMap(modified -> headers.first("date")
                        .flatMap(RetryAfter::date)
                        .map(now -> Duration.between(modified, now).compareTo(STRONG_AGE) >= 0))
                .orElse(false);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
