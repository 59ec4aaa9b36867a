package dev.firstline.chassis.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the schema of a page by what is on it, as all lists are named: {@code CustomerPage} for {@code PageCustomerView}. */
final class PageNames {

    private static final String HERE = "#/components/schemas/";
    private static final Pattern GENERATED = Pattern.compile("Page([A-Z][A-Za-z]*?)(?:View)?");

    private PageNames() {}

    static void mend(Components components, Collection<Operation> operations) {
        var old = components.getSchemas();
        if (old == null) {
            return;
        }
        Map<String, Schema> named = new LinkedHashMap<>();
        old.forEach((name, schema) -> named.put(better(name).orElse(name), schema));
        if (named.size() < old.size()) {
            throw new IllegalStateException("Two schemas of one name: " + old.keySet());
        }
        components.setSchemas(named);
        named.values().forEach(schema -> Schemas.walk(schema, PageNames::refer));
        operations.forEach(operation -> operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(answer ->
                        Schemas.of(answer.getContent()).forEach(schema -> Schemas.walk(schema, PageNames::refer))));
    }

    private static void refer(Schema schema) {
        var ref = schema.getRef();
        if (ref != null && ref.startsWith(HERE)) {
            better(ref.substring(HERE.length())).ifPresent(name -> schema.setRef(HERE + name));
        }
    }

    /** Empty for what is not generated from a generic page. */
    static Optional<String> better(String name) {
        return Optional.of(GENERATED.matcher(name)).filter(Matcher::matches).map(found -> found.group(1) + "Page");
    }
}
