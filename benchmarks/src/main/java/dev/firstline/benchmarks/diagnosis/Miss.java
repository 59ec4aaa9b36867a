package dev.firstline.benchmarks.diagnosis;

import java.util.stream.Collectors;

/** A ticket of which something was decided wrong, for who wants to mend it. */
final class Miss {

    private Miss() {}

    /** Which ticket, what was wrong, and why it was said. */
    static String lines(Judged judged) {
        var wrong = judged.misses().stream()
                .map(dimension -> "%s %s, is %s"
                        .formatted(
                                dimension.key(),
                                judged.told().answers().get(dimension),
                                judged.ticket().labels().get(dimension)))
                .collect(Collectors.joining("; "));
        return "  %s %s '%s'%n      %s%n      %s"
                .formatted(
                        judged.ticket().id(),
                        judged.ticket().language().tag(),
                        judged.ticket().title(),
                        wrong,
                        judged.told().explanation());
    }
}
