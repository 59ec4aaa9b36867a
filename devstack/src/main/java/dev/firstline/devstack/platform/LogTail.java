package dev.firstline.devstack.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file, however long the file is. */
public final class LogTail {

    private static final int BLOCK = 64 * 1024;

    private static final Pattern TRACE = Pattern.compile("\\s*(?:at \\S|\\.\\.\\. \\d+ (?:more|common))|\\s*$");

    private LogTail() {}

    /** Its last lines without those of stack traces, which hide the sentence that they belong to; none when it cannot be read. */
    static List<String> ofSentences(Path log, int lines) {
        List<String> sentences = of(log, Integer.MAX_VALUE).stream()
                .filter(line -> !TRACE.matcher(line).lookingAt())
                .toList();
        return sentences.subList(Math.max(0, sentences.size() - lines), sentences.size());
    }

    /** Its last lines; none when it cannot be read. */
    public static List<String> of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BLOCK);
            byte[] end = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
