package dev.firstline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.notification.eventtype.EventPattern;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail says what an event says, in words. */
@QuarkusTest
@Stack
class MailTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ForReader READER = new ForReader(
            URI.create("https://desk.contoso.example/unsubscribe"),
            URI.create("https://desk.contoso.example/tickets/1"),
            null);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*");
    private static final Set<String> CONSTANTS = EventCatalog.all().stream()
            .flatMap(entry -> Arrays.stream(entry.record().getRecordComponents()))
            .flatMap(field -> constants(field).stream())
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    MailTexts texts;

    static Stream<EventCatalog.Entry> types() {
        return EventPattern.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasAMailOfItsOwnInWords(EventCatalog.Entry entry) throws IOException {
        assertThat(MailTexts.class.getResource("/templates/mail/" + entry.type() + ".txt"))
                .isNotNull();

        for (var data : everyCodeOf(entry)) {
            var mail = text(entry.type(), data);
            var words = mail.subject() + "\n" + mail.body();
            assertThat(mail.subject()).isNotBlank().hasSizeLessThan(200);
            assertThat(words)
                    .contains("Tenant contoso/northwind")
                    .contains(entry.type())
                    .doesNotContain("{", "}", "NOT_FOUND", "null", "unknown")
                    .doesNotContainPattern("\\bP(T?\\d|\\dBD)")
                    .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT");
            assertThat(CODE.matcher(words).results().map(found -> found.group()))
                    .doesNotContainAnyElementsOf(CONSTANTS);
            if (data.has("ticketId")) {
                assertThat(mail.body()).contains("Open it: https://desk.contoso.example/tickets/1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatAnEventDoesNotSayIsNotSaidEither(EventCatalog.Entry entry) throws IOException {
        for (var data : examples(entry.type())) {
            for (var field : entry.record().getRecordComponents()) {
                if (field.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class)) {
                    data.remove(field.getName());
                }
            }
            assertThat(text(entry.type(), data).body()).doesNotContain("null", "NOT_FOUND");
        }
    }

    @Test
    void aCodeOfANewerVersionIsUnknown() throws IOException {
        var data = examples("sla.breached").getFirst().put("target", "SOMETHING_NEW");

        assertThat(text("sla.breached", data).subject()).startsWith("SLA breached: unknown of ticket");
    }

    @Test
    void aCorrectionSaysFromWhatToWhatAndWhy() throws IOException {
        var mail = text("sla.corrected", examples("sla.corrected").get(0));

        assertThat(mail.subject())
                .isEqualTo("SLA corrected from broken to kept: Resolution of ticket"
                        + " 01a230e0-1f18-77b6-9bb6-c7cc79a639f0");
        assertThat(mail.body())
                .contains("The breach is taken back.")
                .contains("Told before: broken since 1 December 2026, 15:37:22 UTC,"
                        + " due 1 December 2026, 15:37:22 UTC (provisional)")
                .contains("Stands now: kept since 1 December 2026, 15:37:22 UTC, due 1 December 2026, 15:37:22 UTC")
                .contains("Cause: an earlier fact was heard afterwards");
        assertThat(text("sla.corrected", examples("sla.corrected").get(1)).body())
                .doesNotContain("taken back")
                .contains("Told before: not owed since 1 December 2026, 09:20:18 UTC\n")
                .contains("Stands now: paused since 1 December 2026, 09:20:10 UTC, waiting for the customer\n");
    }

    @Test
    void aClockSaysWhatItMeasuresWhyItStandsAndWhenItIsDue() throws IOException {
        assertThat(first("sla.started").body())
                .contains("First response is promised within 4 hours of service time", "due at 1 December 2026");
        assertThat(first("sla.paused").body()).contains("the ticket waits for the vendor. Resolution has no due time");
        assertThat(first("sla.resumed").body()).contains("Resolution is now due at 1 December 2026, 15:37:22 UTC");
        assertThat(first("sla.rebased").body()).contains("since the ticket itself changed", "within 4 hours");
        assertThat(text("sla.cancelled", examples("sla.cancelled").get(1)).body())
                .contains("the ticket was closed without any words to the customer. It counts as broken.");
        assertThat(first("sla.settled").subject()).startsWith("SLA settled 41 seconds late: Resolution");
        assertThat(first("sla.judged").body()).contains("(broken at 1 December 2026, 15:37:22 UTC) was excused at");
    }

    @Test
    void aWarningByTimeSaysHowMuchIsLeftAndOneByShareHowMuchIsUsed() throws IOException {
        assertThat(first("sla.warned").subject()).startsWith("SLA at 75 %: Resolution");
        var timed = text("sla.warned", examples("sla.warned").get(1));
        assertThat(timed.subject()).startsWith("SLA due in 30 minutes: Resolution");
        assertThat(timed.body()).contains("Resolution: 30 minutes of service time are left.");
    }

    @Test
    void whatIsOverdueSaysForHowLong() throws IOException {
        assertThat(first("sla.overdue").subject()).startsWith("SLA overdue by 2 hours: Resolution");
        assertThat(first("sla.overdue").body())
                .contains("was due at 1 December 2026, 15:37:22 UTC", "reached at 1 December 2026, 17:37:22 UTC");
    }

    private MailTexts.MailText first(String type) throws IOException {
        return text(type, examples(type).getFirst());
    }

    private MailTexts.MailText text(String type, ObjectNode data) {
        var alert = "{\"type\":\"" + type
                + "\",\"id\":\"019aa5c0-0000-7000-8000-000000000001\",\"timestamp\":\"2026-11-21T09:00:00Z\","
                + "\"tenant\":\"contoso/northwind\",\"data\":" + data + "}";
        return texts.of(type, alert, READER.values());
    }

    /** The golden examples, and the last of them with each constant that a code of it can be. */
    private static List<ObjectNode> everyCodeOf(EventCatalog.Entry entry) throws IOException {
        var all = examples(entry.type());
        var last = all.getLast();
        for (var field : entry.record().getRecordComponents()) {
            for (var constant : constants(field)) {
                var data = last.deepCopy();
                if (field.getType() == List.class) {
                    data.putArray(field.getName()).add(constant);
                } else {
                    data.put(field.getName(), constant);
                }
                all.add(data);
            }
        }
        return all;
    }

    private static List<ObjectNode> examples(String type) throws IOException {
        var examples = new ArrayList<ObjectNode>();
        for (int n = 1; ; n++) {
            try (var golden = EventCatalog.class.getResourceAsStream("/golden/" + type + "/" + n + ".json")) {
                if (golden == null) {
                    return examples;
                }
                examples.add((ObjectNode) JSON.readTree(golden));
            }
        }
    }

    /** Severities are called by their letters. */
    private static List<String> constants(RecordComponent field) {
        Type type = field.getGenericType() instanceof ParameterizedType list
                ? list.getActualTypeArguments()[0]
                : field.getGenericType();
        return type instanceof Class<?> code && code.isEnum()
                ? Arrays.stream(code.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .filter(name -> name.length() > 1)
                        .toList()
                : List.of();
    }
}
