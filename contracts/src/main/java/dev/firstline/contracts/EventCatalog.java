package dev.firstline.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which event types exist, on which topic, and which record carries each. Read from the sealed interfaces. */
public final class EventCatalog {

    private static final Map<String, Entry> BY_TYPE = Arrays.stream(Topic.values())
            .flatMap(EventCatalog::entries)
            .collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity()));

    private static final Map<Class<?>, Entry> BY_RECORD =
            BY_TYPE.values().stream().collect(Collectors.toUnmodifiableMap(Entry::record, Function.identity()));

    private EventCatalog() {}

    /**
     * One event type.
     *
     * @param type the CloudEvents type, such as {@code ticket.opened}
     * @param topic where it is published
     * @param record the Java record of its body
     */
    public record Entry(String type, Topic topic, Class<? extends Event> record) {}

    /** The entry of a CloudEvents type; empty for a type that this version does not know. */
    public static Optional<Entry> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /**
     * The entry of an event record.
     *
     * @throws IllegalArgumentException when the class is no event of a topic
     */
    public static Entry of(Class<? extends Event> record) {
        var entry = BY_RECORD.get(record);
        if (entry == null) {
            throw new IllegalArgumentException(record.getName() + " is not an event of any topic");
        }
        return entry;
    }

    /** All event types, ordered by name. */
    public static List<Entry> all() {
        return BY_TYPE.values().stream()
                .sorted((a, b) -> a.type().compareTo(b.type()))
                .toList();
    }

    private static Stream<Entry> entries(Topic topic) {
        return Arrays.stream(topic.events().getPermittedSubclasses())
                .map(subclass -> subclass.asSubclass(Event.class))
                .map(record -> new Entry(record.getAnnotation(EventType.class).value(), topic, record));
    }
}
