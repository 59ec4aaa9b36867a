package dev.firstline.diagnosis.product;

import dev.firstline.contracts.ticket.ProductFamily;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The head of a section of the catalog, without its brackets: {@code Exchange Online | MICROSOFT_365 | everyday}.
 *
 * @param product null for {@code ordinary}, whose words name nothing, however much they look like it
 * @param ordinaryIn languages (two letters) in which the words are everyday words too, so that only a capital makes them a name
 */
record Section(@Nullable Product product, Naming naming, Set<String> ordinaryIn) {

    private static final String ORDINARY = "ordinary";

    /** @throws IllegalArgumentException when it cannot be read */
    static Section of(String head) {
        var columns = Arrays.stream(head.split("\\|")).map(String::strip).toList();
        if (columns.size() == 1 && head.equals(ORDINARY)) {
            return new Section(null, Naming.HINT, Set.of());
        }
        if (columns.size() < 2 || columns.size() > 3) {
            throw new IllegalArgumentException("[" + head + "]: expected [name | FAMILY] or [name | FAMILY | how]");
        }
        var product = new Product(columns.getFirst(), ProductFamily.valueOf(columns.get(1)));
        var how = columns.size() == 2 ? "" : columns.get(2);
        return switch (how) {
            case "" -> new Section(product, Naming.NAME, Set.of());
            case "suite" -> new Section(product, Naming.SUITE, Set.of());
            case "everyday" -> new Section(product, Naming.HINT, Set.of());
            case "platform" -> new Section(product, Naming.PLATFORM, Set.of());
            default -> new Section(product, Naming.NAME, ordinaryIn(head, how));
        };
    }

    private static Set<String> ordinaryIn(String head, String how) {
        var words = Arrays.asList(how.split(" +"));
        if (!words.getFirst().equals("capital") || words.size() < 2) {
            throw new IllegalArgumentException(
                    "[" + head + "]: suite, everyday, platform, or capital with languages, not " + how);
        }
        return words.stream().skip(1).collect(Collectors.toUnmodifiableSet());
    }
}
