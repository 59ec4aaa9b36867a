package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firstline.contracts.ticket.TicketEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogTest {

    static List<EventCatalog.Entry> types() {
        return EventCatalog.all();
    }

    @Test
    void holdsEveryRecordOfEveryTopicOnce() {
        var records = Arrays.stream(Topic.values())
                .flatMap(topic -> Arrays.stream(topic.events().getPermittedSubclasses()))
                .toArray();
        assertThat(types().stream().map(EventCatalog.Entry::record).map(Object.class::cast))
                .containsExactlyInAnyOrder(records);
        assertThat(types()).allMatch(entry -> entry.record().isRecord());
    }

    @Test
    void isOrderedByTypeName() {
        assertThat(types().stream().map(EventCatalog.Entry::type)).isSorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void findsAnEntryByTypeAndByRecord(EventCatalog.Entry entry) {
        assertThat(EventCatalog.byType(entry.type())).contains(entry);
        assertThat(EventCatalog.of(entry.record())).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsTheTopicWordAndAFactInLowerCase(EventCatalog.Entry entry) {
        var word = entry.topic().topicName().replaceFirst("^firstline\\.(.*)\\.v1$", "$1");
        assertThat(entry.type()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*").startsWith(word + ".");
    }

    @Test
    void doesNotKnowATypeOfALaterVersion() {
        assertThat(EventCatalog.byType("ticket.teleported")).isEmpty();
        assertThat(EventCatalog.byType("")).isEmpty();
    }

    @Test
    void refusesAClassThatIsNoEventOfATopic() {
        record Stray(String subject, Instant occurredAt) implements Event {}
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.of(Stray.class));
        assertThatIllegalArgumentException().isThrownBy(() -> EventCatalog.of(TicketEvent.class));
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsFoundByItsName(Topic topic) {
        assertThat(Topic.named(topic.topicName())).contains(topic);
        assertThat(topic.owner()).endsWith("-service");
    }

    @Test
    void aForeignTopicIsNotFound() {
        assertThat(Topic.named("firstline.ticket.v2")).isEmpty();
    }

    @Test
    void wordsOfTicketsAreKeptShorterThanFacts() {
        assertThat(Arrays.stream(Topic.values()).filter(topic -> topic != Topic.TICKET_TEXT))
                .allMatch(topic -> topic.retention().compareTo(Topic.TICKET_TEXT.retention()) > 0);
    }

    @ParameterizedTest
    @MethodSource("dev.firstline.contracts.Golden#all")
    void anEnvelopeKnowsTheTypeOfItsFact(Golden golden) {
        var id = UUID.fromString(golden.headers().get("ce_id").asText());
        var envelope = new EventEnvelope<>(id, "/firstline/test", new TenantPath("contoso"), null, golden.event());
        assertThat(envelope.type()).isEqualTo(golden.type());
    }
}
