package dev.firstline.intake.field;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields tickets of a tenant have. */
final class Declarations {

    private Declarations() {}

    /** The fields that a tenant declares. */
    record Book(String tenant, List<FieldDefinition> fields) {}

    /**
     * By their keys. What is declared above holds below, so of two declarations of one key that of the upper tenant counts: it may have come
     * later, and its lists have to be read alike in all that lies below.
     *
     * @param books of a tenant and of those above it, in any order
     */
    static Map<String, FieldDefinition> of(List<Book> books) {
        var declared = new LinkedHashMap<String, FieldDefinition>();
        books.stream()
                .sorted(Comparator.comparingInt(book -> book.tenant().length()))
                .flatMap(book -> book.fields().stream())
                .forEach(field -> declared.putIfAbsent(field.key(), field));
        return declared;
    }
}
