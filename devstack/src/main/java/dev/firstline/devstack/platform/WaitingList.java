package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Look;
import dev.firstline.devstack.process.Silence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who is waited for, told in one line now and then, so that a slow start is seen to be one. */
final class WaitingList {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);
    private static final int LONGEST_WORDS = 120;

    private final Consumer<String> tell;
    private final Map<String, Duration> since = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private Duration lastLine = Look.now();

    WaitingList(Consumer<String> tell) {
        this.tell = tell;
    }

    /** What was last seen of one that is waited for. */
    synchronized void note(String name, Silence silence, Path log) {
        Duration now = Look.now();
        Duration waited = now.minus(since.computeIfAbsent(name, none -> now));
        states.put(name, name + " for " + waited.toSeconds() + " s, " + state(silence));
        if (now.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            tell.accept("Still waits for " + states.values().stream().collect(Collectors.joining("; "))
                    + ". Last said by " + name + ": " + lastWords(log));
        }
    }

    /** It is waited for no longer. */
    synchronized void leave(String name) {
        since.remove(name);
        states.remove(name);
    }

    private static String state(Silence silence) {
        if (silence.last().worksElsewhere() || silence.sign().worksElsewhere()) {
            return "the database works for it (a migration)";
        }
        return silence.lasts().toSeconds() > BETWEEN_LINES.toSeconds()
                ? "silent for " + silence.lasts().toSeconds() + " s"
                : "it works (" + silence.last().processor().toSeconds() + " s of processor time)";
    }

    private static String lastWords(Path log) {
        String words = LogTail.of(log, 1).stream().findFirst().orElse("nothing yet");
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "…";
    }
}
