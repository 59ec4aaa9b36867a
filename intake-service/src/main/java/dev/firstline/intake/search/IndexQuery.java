package dev.firstline.intake.search;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, as the index knows it. A document is held to the query as the rules of its own language stem it, so that a word finds
 * texts of all languages, and leaves out in each what is excluded.
 *
 * @param documents a tsquery on documents, by their words and marks
 * @param shown for each language any of the words that are looked for, for ranking and passages; absent where there is none
 */
record IndexQuery(String documents, Map<Stemming, String> shown) {

    /** Of documents with the desk's notes, and of those without. */
    private static final String DESK = " a:desk";

    private static final String ALL = " a:all";

    /**
     * Puts the terms together.
     *
     * @param languages those whose documents are looked at
     * @return empty when the terms are words that every text has
     */
    static Optional<IndexQuery> of(List<StemmedTerm> terms, Collection<Stemming> languages, Audience audience) {
        var shown = new EnumMap<Stemming, String>(Stemming.class);
        var alternatives = new ArrayList<String>();
        for (var language : languages) {
            var wanted = terms.stream()
                    .filter(term -> !term.term().excluded())
                    .flatMap(term -> term.in(language).stream())
                    .toList();
            if (wanted.isEmpty()) {
                continue;
            }
            var parts = new ArrayList<>(List.of(Lexemes.quoted(language.mark())));
            parts.addAll(wanted);
            terms.stream()
                    .filter(term -> term.term().excluded())
                    .flatMap(term -> term.in(language).stream())
                    .forEach(unwanted -> parts.add("!" + unwanted));
            alternatives.add(parts.stream().collect(Collectors.joining(" & ", "(", ")")));
            shown.put(
                    language,
                    terms.stream()
                            .filter(term -> !term.term().excluded())
                            .flatMap(term -> Optional.ofNullable(term.stems().get(language)).stream())
                            .map(stem -> "(" + stem + ")")
                            .collect(Collectors.joining(" | ")));
        }
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new IndexQuery(audience.query() + " & (" + String.join(" | ", alternatives) + ")", shown));
    }

    /** Within a stretch of time. */
    String within(Spans.Stretch stretch) {
        var span = stretch.query();
        return span == null ? documents : span + " & " + documents;
    }

    /** The words of that language; such that fit nothing where there are none. */
    String shownIn(Stemming language) {
        return shown.getOrDefault(language, "");
    }

    /**
     * Which documents are looked at, by what they are marked with.
     *
     * @param notes whether the reader may read the desk's notes
     */
    record Audience(
            boolean notes,
            @Nullable Severity severity,
            @Nullable ProductFamily productFamily) {

        private String query() {
            var query = new StringBuilder(Lexemes.quoted(notes ? DESK : ALL));
            if (severity != null) {
                query.append(" & ").append(Lexemes.quoted(" v:" + severity.name()));
            }
            if (productFamily != null) {
                query.append(" & ").append(Lexemes.quoted(" f:" + productFamily.name()));
            }
            return query.toString();
        }
    }
}
