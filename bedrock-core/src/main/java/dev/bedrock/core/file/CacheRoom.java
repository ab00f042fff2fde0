package dev.bedrock.core.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How much a cache holds, and what goes when that is too much: the files that were not used for the longest time. */
final class CacheRoom {
    /** Notes and directories take room, too. */
    private static final long OVERHEAD = 4096;
    /** A file that is not in its place after this time has no writer any more. */
    private static final Duration SLOWEST_WRITER = Duration.ofHours(1);

    private final Path root;
    private final long mostBytes;
    private final Clock clock;
    /** About how much there is; negative until somebody has counted. */
    private final AtomicLong bytes = new AtomicLong(-1);

    CacheRoom(Path root, long mostBytes, Clock clock) {
        this.root = root;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** A file has come; others may have to go. */
    void added(long size) throws IOException {
        boolean counted = bytes.get() >= 0;
        if (!counted || bytes.addAndGet(size + OVERHEAD) > mostBytes) {
            bytes.set(removeOldest());
        }
    }

    private record Entry(Path file, long size, FileTime used) {
        /** What is not in its place yet has a hidden name, as {@link PartialFile} gives it. */
        boolean isTemporary() {
            return String.valueOf(file.getFileName()).startsWith(".");
        }
    }

    /** Makes some more room than needed, so that it is not done for each new file. */
    private long removeOldest() throws IOException {
        List<Entry> entries = entries();
        long sum = entries.stream().mapToLong(Entry::size).sum();
        if (sum <= mostBytes) {
            return sum;
        }
        Instant inUse = clock.instant().minus(SLOWEST_WRITER);
        entries.removeIf(
                entry -> entry.isTemporary() && entry.used().toInstant().isAfter(inUse));
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (sum <= mostBytes / 10 * 9) {
                break;
            }
            Files.deleteIfExists(entry.file());
            sum -= entry.size();
        }
        return sum;
    }

    /** What somebody else removes in between is passed over. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                entries.add(new Entry(file, found.size() + OVERHEAD, found.lastModifiedTime()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return entries;
    }
}
