package dev.firstline.acceptance.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Knows what each tenant marked as its own, and finds it in what somebody else was shown.
 *
 * @param things of each tenant by name, as it was seeded
 */
record Canaries(Map<Tenants, Map<String, String>> things) {

    /** Ids by which a thing of a tenant is known again. */
    private static final List<String> IDS = List.of(
            "customerUuid",
            "entitlement",
            "subscription",
            "mailed",
            "delivery",
            "ticket",
            "escalation",
            "communication");

    /**
     * What a text shows the reader of tenants that are hidden from it, in sentences.
     *
     * @param text body, headers, event or mail, whole
     * @param named what the reader itself named, and may be told again
     */
    List<String> leaks(Tenants reader, String text, Map<String, String> named) {
        var small = without(text, named).toLowerCase(Locale.ROOT);
        var leaks = new ArrayList<String>();
        for (var owner : Tenants.hiddenFrom(reader)) {
            marks(owner, reader)
                    .filter(mark -> small.contains(mark.toLowerCase(Locale.ROOT)))
                    .forEach(mark -> leaks.add("shows " + mark + " of " + owner));
        }
        return leaks;
    }

    /** What a text tells somebody of the same tenant, who may not know that the desk writes notes for itself. */
    List<String> hintsOfNotes(Tenants tenant, String text) {
        var note = things.getOrDefault(tenant, Map.of()).get("communication");
        return Stream.of(tenant.noteMark(), note, "\"INTERNAL\",\"body", "Internal note")
                .filter(Objects::nonNull)
                .filter(text::contains)
                .map(hint -> "tells of a note: " + hint)
                .toList();
    }

    private Stream<String> marks(Tenants owner, Tenants reader) {
        var ids = IDS.stream().map(things.getOrDefault(owner, Map.of())::get).filter(Objects::nonNull);
        var inherited = owner.covers(reader) ? Stream.<String>of() : Stream.of(owner.passedOn());
        return Stream.of(Stream.of(owner.mark(), owner.noteMark()), ids, inherited)
                .flatMap(marks -> marks);
    }

    private static String without(String text, Map<String, String> named) {
        var rest = text;
        for (var name : named.values()) {
            rest = rest.replace(name, "*");
        }
        return rest;
    }
}
