package dev.firstline.sla.settings;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.policy.Condition;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A condition as it is sent, shown and stored; what is left out holds for every ticket. */
public record ConditionBody(
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull Severity> severities,
        @Nullable Boolean breakFix,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull Language> languages,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull TicketType> types,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull Category> categories,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull ProductFamily> productFamilies,
        @Nullable @Size(max = 1000, message = Codes.MOST) List<@NotNull UUID> customers,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull Outcome> outcomes,
        @Nullable @Size(max = 20, message = Codes.MOST) List<@NotNull SupportVehicle> vehicles) {

    static ConditionBody of(Condition condition) {
        return new ConditionBody(
                named(condition.severities()),
                condition.breakFix(),
                named(condition.languages()),
                named(condition.types()),
                named(condition.categories()),
                named(condition.productFamilies()),
                named(condition.customers()),
                named(condition.outcomes()),
                named(condition.vehicles()));
    }

    Condition toCondition() {
        return new Condition(
                set(severities),
                breakFix,
                set(languages),
                set(types),
                set(categories),
                set(productFamilies),
                set(customers),
                set(outcomes),
                set(vehicles));
    }

    /** The names of the lists that are there and name nothing. */
    List<String> emptyLists() {
        var lists = new LinkedHashMap<String, @Nullable List<?>>();
        lists.put("severities", severities);
        lists.put("languages", languages);
        lists.put("types", types);
        lists.put("categories", categories);
        lists.put("productFamilies", productFamilies);
        lists.put("customers", customers);
        lists.put("outcomes", outcomes);
        lists.put("vehicles", vehicles);
        return lists.entrySet().stream()
                .filter(list -> list.getValue() != null && list.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T extends Comparable<? super T>> @Nullable List<T> named(Set<T> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList();
    }

    private static <T> Set<T> set(@Nullable Collection<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
