package dev.firstline.acceptance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.Quiet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * First what is legitimate, of every kind, which the proof counts; then one sabotage for each thing that could be broken, each at a ticket of
 * its own, and each is named.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG_ENOUGH_TO_STAND_STILL = Duration.ofSeconds(4);
    private static final UUID HEARING = UUID.randomUUID();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path state;

    @TempDir
    static Path notes;

    private static Crafted platform;
    private static LegitimateLife life;
    private static LastProof lastProof;

    @BeforeAll
    static void craft() throws Exception {
        Quiet.kafka();
        platform = new Crafted(state);
        life = new LegitimateLife(platform, HEARING);
    }

    @AfterAll
    static void close() throws Exception {
        platform.close();
    }

    @Test
    @Order(1)
    void whatIsLegitimateCountsAsKeptAndIsCounted() {
        life.somebodyListens();
        life.ordinaryLife();
        life.anOldTicketIsDeleted();
        life.historyIsImported();
        life.alertsFindDeadReceivers();
        life.lettersAreTreated();
        platform.everythingIsRead();
        life.somethingIsOnItsWay();

        var proof = new Proof(platform);
        var findings = proof.within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(kept(findings))
                .containsEntry("corrections of words", 2L)
                .containsEntry("sent again", 1L)
                .containsEntry("tickets of the past, imported", 2L)
                .containsEntry("imported, in silence", 2L)
                .containsEntry("given up and told", 1L)
                .containsEntry("waiting for their next attempt", 1L)
                .containsEntry("subscriptions that are switched off", 1L)
                .containsEntry("driven again", 1L)
                .containsEntry("of a type that a newer version wrote", 1L)
                .containsEntry("records that are no events", 2L)
                .containsEntry("handed back", 1L)
                .containsEntry("corrected", 2L)
                .containsEntry("older than tickets are kept", 1L)
                .containsEntry("tickets that ended undecided", 2L);
        lastProof = proof.ended().orElseThrow();
    }

    @Test
    @Order(2)
    void aProofGoesOnFromWhereTheLastOneEnded() {
        var file = notes.resolve("verify.json");
        lastProof.write(file);
        life.whatWasOnItsWayArrives();

        var findings =
                new Proof(platform).from(LastProof.read(file).orElseThrow()).within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(findings.since()).isEqualTo(lastProof.at());
        assertThat(findings.asText()).contains("is not read again");
        assertThat(findings.asJson()).contains("\"holds\":true").doesNotContain("\n");
    }

    @Test
    @Order(3)
    void aProofThatGoesOnReadsOnlyWhatCameSince() throws Exception {
        // As if the last one were so long ago that none of what it read is near its end.
        var file = notes.resolve("ended.json");
        var ended = new Proof(platform);
        ended.within(AT_ONCE);
        var before = ended.ended().orElseThrow();
        new LastProof(before.at().plusSeconds(600), before.topics(), before.positions()).write(file);
        CraftedTicket.opened(platform);
        platform.everythingIsRead();
        platform.deliverTo(HEARING);

        var findings =
                new Proof(platform).from(LastProof.read(file).orElseThrow()).within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(findings.events()).isEqualTo(5);
    }

    @Test
    @Order(4)
    void aFileThatWasChangedIsNoProof() throws Exception {
        var file = notes.resolve("changed.json");
        lastProof.write(file);
        java.nio.file.Files.writeString(
                file, java.nio.file.Files.readString(file).replaceFirst("v1-3\" : \\d+", "v1-3\" : 999"));

        assertThat(LastProof.read(file)).isEmpty();
        assertThat(LastProof.read(notes.resolve("none.json"))).isEmpty();
    }

    @Test
    @Order(5)
    void eachSabotageIsFoundAndNamed() {
        var expected = new LinkedHashMap<String, String>();
        new Sabotages(platform, HEARING).all().forEach((fault, sabotage) -> expected.put(fault, sabotage.get()));
        platform.everythingIsRead();
        platform.deliverTo(HEARING);
        new Sabotages(platform, HEARING)
                .afterReading()
                .forEach((fault, sabotage) -> expected.put(fault, sabotage.get()));

        var findings = new Proof(platform).within(LONG_ENOUGH_TO_STAND_STILL);

        var found = findings.judged().stream()
                .flatMap(one -> one.breaks().stream())
                .collect(Collectors.toMap(Findings.Break::what, one -> one));
        expected.forEach((fault, named) -> assertThat(found.get(fault))
                .as(fault + " in " + findings.asText())
                .isNotNull()
                .satisfies(line -> assertThat(line.named()).anyMatch(name -> name.contains(named))));
        // One each: no sabotage is taken for another, and what is sound beside them is not accused.
        assertThat(found.values().stream().filter(line -> line.count() > 1).map(Findings.Break::toString))
                .isEmpty();
    }

    @Test
    void thereIsASabotageForEachFaultThatTheProofKnows() {
        var faults = Extent.PLATFORM.promises().stream()
                .flatMap(promise -> promise.faults().stream())
                .map(Promise.Fault::what)
                .toList();
        var sabotages = new TreeSet<>(new Sabotages(platform, HEARING).all().keySet());
        sabotages.addAll(new Sabotages(platform, HEARING).afterReading().keySet());

        assertThat(sabotages).containsExactlyInAnyOrderElementsOf(faults);
    }

    private static Map<String, Long> kept(Findings findings) {
        var all = new LinkedHashMap<String, Long>();
        findings.judged().forEach(one -> one.kept().forEach((what, count) -> all.merge(what, count, Long::sum)));
        return all;
    }
}
