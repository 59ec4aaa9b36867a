package dev.firstline.devstack.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Prints what is added to a file. */
final class LogFollower implements AutoCloseable {

    private static final int STEP_MILLIS = 100;

    private final RandomAccessFile file;

    LogFollower(Path log) throws IOException {
        this.file = new RandomAccessFile(log.toFile(), "r");
    }

    /** Prints all that was added since the last time. */
    void print() throws IOException {
        byte[] block = new byte[8192];
        for (int count = file.read(block); count > 0; count = file.read(block)) {
            System.out.write(block, 0, count);
        }
        System.out.flush();
    }

    /** Skips what is there, but for about the last so many bytes. */
    void skipTo(long fromEnd) throws IOException {
        file.seek(Math.max(0, file.length() - fromEnd));
    }

    static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
