package dev.firstline.intake.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A term with what it comes to in the index.
 *
 * @param stems its stems as a tsquery, by the language whose rules made them; a language of which the term is a stop word is left out
 * @param marks of documents in whose names, numbers and references it was found
 */
record StemmedTerm(Term term, Map<Stemming, String> stems, List<String> marks) {

    /** That a document in that language has it, by its words or by a name; empty when every text has it. */
    Optional<String> in(Stemming language) {
        var stem = stems.get(language);
        return stem == null
                ? Optional.empty()
                : Optional.of(Stream.concat(
                                Stream.of("(" + stem + ")"), marks.stream().map(Lexemes::quoted))
                        .collect(Collectors.joining(" | ", "(", ")")));
    }
}
