package dev.bedrock.core.progress;

enum NoProgress implements ProgressListener {
    INSTANCE
}
