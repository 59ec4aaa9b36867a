package dev.firstline.intake.label;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What labels look like, and what becomes of those of a ticket. Always in the order of their letters. */
public final class Labels {

    /** What a label looks like. */
    public static final String SHAPE = "[a-z0-9][a-z0-9-]{0,39}";

    /** What a caller is told whose label looks otherwise. */
    public static final String MESSAGE =
            "must be a label such as call-back: small letters, digits and hyphens, at most 40";

    /** Of one ticket. */
    public static final int MOST = 20;

    private Labels() {}

    /** As they are in a ticket: each once. */
    public static List<String> of(Collection<String> labels) {
        return List.copyOf(new TreeSet<>(labels));
    }

    /** Without those that are taken away, and with those that are put on: what is named in both stays on. */
    static List<String> changed(List<String> before, Collection<String> add, Collection<String> remove) {
        return of(Stream.concat(before.stream().filter(label -> !remove.contains(label)), add.stream())
                .toList());
    }

    /** Those of a ticket that another was merged into: its own, then as many of the other's as there is room for. */
    public static List<String> merged(List<String> own, List<String> others) {
        return of(Stream.concat(own.stream(), others.stream().filter(label -> !own.contains(label)))
                .limit(Math.max(MOST, own.size()))
                .toList());
    }
}
