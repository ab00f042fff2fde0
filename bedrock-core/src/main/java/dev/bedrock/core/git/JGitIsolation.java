package dev.bedrock.core.git;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.eclipse.jgit.util.time.MonotonicClock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit away from the configuration of the user and the system. JGit has one reader of both for the whole process, so
 * ours takes its place and hides them on the threads that work for us; on other threads, those of a program that uses
 * JGit itself, the reader that was there before answers.
 *
 * <p>JGit's own file in the home directory, in which it remembers measurements of file systems, is neither read nor
 * written by any thread, because JGit does that on a thread of its own.
 */
final class JGitIsolation {
    /** JGit reads folders of this machine on threads that it starts itself; those work for us, too. */
    private static final ThreadLocal<Integer> DEPTH = new InheritableThreadLocal<>() {
        @Override
        protected Integer initialValue() {
            return 0;
        }
    };

    private JGitIsolation() {}

    /** What is done on this thread without the configuration of the user and the system. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T with(Work<T> work) throws IOException {
        install();
        int depth = DEPTH.get();
        DEPTH.set(depth + 1);
        try {
            return work.run();
        } finally {
            if (depth == 0) {
                DEPTH.remove();
            } else {
                DEPTH.set(depth);
            }
        }
    }

    /** Again if somebody else has put a reader of theirs in place since. */
    private static void install() {
        if (!(SystemReader.getInstance() instanceof Reader)) {
            synchronized (JGitIsolation.class) {
                SystemReader before = SystemReader.getInstance();
                if (!(before instanceof Reader)) {
                    SystemReader.setInstance(new Reader(before));
                }
            }
        }
    }

    private static boolean isOurs() {
        return DEPTH.get() > 0;
    }

    private static final class Reader extends SystemReader {
        private final SystemReader before;
        private final FileBasedConfig none;

        Reader(SystemReader before) {
            this.before = before;
            this.none = new NoConfig();
            setPlatformChecker();
        }

        @Override
        public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
            return isOurs() ? none : before.openUserConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
            return isOurs() ? none : before.openSystemConfig(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
            return none;
        }

        @Override
        public StoredConfig getUserConfig() throws ConfigInvalidException, IOException {
            return isOurs() ? none : before.getUserConfig();
        }

        @Override
        public StoredConfig getSystemConfig() throws ConfigInvalidException, IOException {
            return isOurs() ? none : before.getSystemConfig();
        }

        @Override
        public StoredConfig getJGitConfig() {
            return none;
        }

        @Override
        public @Nullable String getenv(String variable) {
            return isOurs() && variable.startsWith("GIT_") ? null : before.getenv(variable);
        }

        @Override
        public String getHostname() {
            return before.getHostname();
        }

        @Override
        public @Nullable String getProperty(String key) {
            return before.getProperty(key);
        }

        @Override
        @Deprecated
        public long getCurrentTime() {
            return before.getCurrentTime();
        }

        @Override
        public Instant now() {
            return before.now();
        }

        @Override
        public LocalDateTime civilNow() {
            return before.civilNow();
        }

        @Override
        public MonotonicClock getClock() {
            return before.getClock();
        }

        @Override
        @Deprecated
        public int getTimezone(long when) {
            return before.getTimezone(when);
        }

        @Override
        public ZoneOffset getTimeZoneAt(Instant when) {
            return before.getTimeZoneAt(when);
        }

        @Override
        public ZoneId getTimeZoneId() {
            return before.getTimeZoneId();
        }

        @Override
        public Locale getLocale() {
            return before.getLocale();
        }
    }

    /**
     * A configuration that says nothing and is never written, but for the resolution of time stamps: JGit would measure
     * that for seconds otherwise, with files of its own in the folders that it works in. Two seconds hold everywhere.
     */
    private static final class NoConfig extends FileBasedConfig {
        private static final String RESOLUTION = "2 seconds";

        NoConfig() {
            super(null, FS.DETECTED);
        }

        @Override
        public @Nullable String getString(String section, @Nullable String subsection, String name) {
            boolean resolution = section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    && name.equals(ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION);
            return resolution ? RESOLUTION : super.getString(section, subsection, name);
        }

        @Override
        public void load() {
            // There is nothing.
        }

        @Override
        public void save() {
            // What JGit wants to remember is forgotten.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
