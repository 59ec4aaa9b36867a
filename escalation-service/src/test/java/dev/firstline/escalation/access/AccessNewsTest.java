package dev.firstline.escalation.access;

import static dev.firstline.escalation.access.Relations.NOW;
import static dev.firstline.escalation.access.Relations.access;
import static dev.firstline.escalation.access.Relations.days;
import static dev.firstline.escalation.access.Relations.gdap;
import static dev.firstline.escalation.access.Relations.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.access.AccessKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Partner Center tells of relations, in whatever order it comes. */
class AccessNewsTest {

    private static final String RESOURCE =
            "https://api.partnercenter.microsoft.com/v1/delegatedAdminRelationships/rel-1?x=y/z";

    @ParameterizedTest
    @CsvSource({
        "granular-admin-relationship-approved, GDAP, PENDING",
        "granular-admin-relationship-activated, GDAP, ACTIVE",
        "granular-admin-relationship-expired, GDAP, EXPIRED",
        "granular-admin-relationship-terminated, GDAP, TERMINATED",
        "dap-admin-relationship-approved, DAP, ACTIVE",
        "dap-admin-relationship-terminated, DAP, TERMINATED",
        "dap-admin-relationship-terminated-by-microsoft, DAP, TERMINATED",
        "reseller-relationship-accepted-by-customer, RESELLER, ACTIVE"
    })
    void anEventOfPartnerCenterSaysHowARelationStands(String event, AccessKind kind, AccessStatus status) {
        assertThat(AccessNews.of(event, RESOURCE, NOW)).contains(new AccessNews(kind, "rel-1", status, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"granular-admin-access-assignment-updated", "subscription-updated", "test-created", "anything"})
    void otherEventsSayNothingOfIt(String event) {
        assertThat(AccessNews.of(event, RESOURCE, NOW)).isEmpty();
    }

    @Test
    void aResourceWithoutANameIsNoRelation() {
        assertThat(AccessNews.of("granular-admin-relationship-activated", "///", NOW))
                .isEqualTo(Optional.empty());
    }

    @Test
    void newsChangeTheStatusAndKeepWhatElseIsRecorded() {
        var recorded = days(gdap("Service Support Administrator"), 100);
        var ended = access(recorded)
                .heard(new AccessNews(AccessKind.GDAP, recorded.name(), AccessStatus.TERMINATED, NOW.plusSeconds(1)));

        assertThat(ended.relations()).containsExactly(recorded.as(AccessStatus.TERMINATED, NOW.plusSeconds(1)));
    }

    @Test
    void whatWasSoBeforeItWasRecordedChangesNothing() {
        var recorded = gdap("Service Support Administrator");
        var access = access(recorded);

        assertThat(access.heard(
                        new AccessNews(AccessKind.GDAP, recorded.name(), AccessStatus.PENDING, NOW.minusSeconds(1))))
                .isEqualTo(access);
    }

    @Test
    void aRelationThatNobodyHasRecordedIsTakenDownWithoutRoles() {
        var heard = access().heard(new AccessNews(AccessKind.GDAP, "rel-2", AccessStatus.ACTIVE, NOW));

        assertThat(heard.relations())
                .containsExactly(
                        new AccessRelation("rel-2", AccessKind.GDAP, AccessStatus.ACTIVE, List.of(), null, null, NOW));
    }

    @Test
    void inWhateverOrderAndHoweverOftenNewsComeTheSameComesOfThem() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var known = of(AccessKind.GDAP, "Service Support Administrator");
            var news = IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(any -> new AccessNews(
                            random.nextInt(4) == 0 ? AccessKind.DAP : AccessKind.GDAP,
                            random.nextBoolean() ? known.name() : "another",
                            AccessStatus.values()[random.nextInt(AccessStatus.values().length)],
                            NOW.plusSeconds(random.nextInt(5) - 1)))
                    .toList();
            var inOrder = all(access(known), news);

            var shuffled = new ArrayList<>(news);
            shuffled.addAll(news.subList(0, random.nextInt(news.size() + 1)));
            Collections.shuffle(shuffled, random);

            assertThat(new HashSet<>(all(access(known), shuffled).relations()))
                    .as("seed %d", seed)
                    .isEqualTo(new HashSet<>(inOrder.relations()));
        }
    }

    private static CustomerAccess all(CustomerAccess access, List<AccessNews> news) {
        var heard = access;
        for (var one : news) {
            heard = heard.heard(one);
        }
        return heard;
    }

    @Test
    void aRelationThatAnotherOneTakesThePlaceOfIsNotMissed() {
        var old = days(gdap("Service Support Administrator"), 5);
        var renewed = days(gdap("Service Support Administrator", "User Administrator"), 500);
        var smaller = days(gdap("Directory Readers"), 500);

        assertThat(access(old).ending(NOW)).containsExactly(old);
        assertThat(access(old, renewed).ending(NOW)).containsExactly(renewed);
        assertThat(access(old, smaller).ending(NOW)).containsExactly(old, smaller);
        assertThat(access(old, gdap("Service Support Administrator")).ending(NOW))
                .as("one without an end")
                .isEmpty();
        assertThat(access(days(old, -1)).ending(NOW)).as("it is over").isEmpty();
        assertThat(access(old.as(AccessStatus.TERMINATED, NOW)).ending(NOW)).isEmpty();
    }
}
