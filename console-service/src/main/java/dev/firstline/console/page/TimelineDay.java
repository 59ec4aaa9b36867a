package dev.firstline.console.page;

import dev.firstline.console.timeline.Stories;
import dev.firstline.console.timeline.Story;
import dev.firstline.console.view.Fact;
import dev.firstline.console.words.Times;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.diagnosis.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** The facts of one day on the ticket's page. */
record TimelineDay(String day, List<Item> items) {

    /** One fact. */
    record Item(Fact fact, Story story) {

        /** When it happened. */
        public Instant at() {
            return fact.at();
        }

        /** The event's id. */
        public String id() {
            return fact.eventId().toString();
        }

        /** Its time of day. */
        public String time() {
            return Times.time(fact.at());
        }

        /** A class of the style sheet. */
        public String tone() {
            return story.tone().name().toLowerCase(Locale.ROOT);
        }

        /** Which service said it. */
        public String source() {
            return EventCatalog.of(fact.event().getClass()).topic().name().toLowerCase(Locale.ROOT);
        }

        /** Evidence in one line: a term in quotation marks, a field by its name. */
        public List<String> reasons() {
            return story.evidence().stream().map(Item::reason).toList();
        }

        private static String reason(Evidence evidence) {
            return evidence.kind() == Evidence.Kind.TERM
                    ? "“" + evidence.value() + "” (" + evidence.name() + ")"
                    : evidence.name() + " = " + evidence.value();
        }
    }

    static List<TimelineDay> of(List<Fact> inOrder) {
        var days = new LinkedHashMap<String, List<Item>>();
        for (var fact : inOrder) {
            days.computeIfAbsent(Times.day(fact.at()), day -> new ArrayList<>())
                    .add(new Item(fact, Stories.of(fact.event())));
        }
        return days.entrySet().stream()
                .map(day -> new TimelineDay(day.getKey(), day.getValue()))
                .toList();
    }
}
