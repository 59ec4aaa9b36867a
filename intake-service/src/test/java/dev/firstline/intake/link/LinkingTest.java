package dev.firstline.intake.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.link.Linking.Above;
import dev.firstline.intake.link.Linking.Refusal;
import dev.firstline.intake.link.Linking.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkingTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    void aLinkIsOneFromBothItsEnds(LinkKind kind) {
        var bond = Bond.of(ONE, kind, TWO);

        assertThat(Bond.of(TWO, kind.inverse(), ONE)).isEqualTo(bond);
        assertThat(bond.seenFrom(ONE)).isEqualTo(kind);
        assertThat(bond.seenFrom(TWO)).isEqualTo(kind.inverse());
        assertThat(kind.inverse().inverse()).isEqualTo(kind);
    }

    @Test
    void aTicketIsNotLinkedToItself() {
        assertThat(refusal(LinkKind.RELATED_TO, ONE, ONE, List.of(), List.of(), 0))
                .isEqualTo(Refusal.ITSELF);
    }

    @Test
    void aTicketHasOneParentAndAsManyRelativesAsItMay() {
        assertThat(refusal(LinkKind.CHILD_OF, ONE, TWO, List.of(new UUID(0, 3)), List.of(), 1))
                .isEqualTo(Refusal.HAS_ONE_ABOVE);
        assertThat(refusal(LinkKind.RELATED_TO, ONE, TWO, List.of(), List.of(), Linking.MOST - 1))
                .isNull();
        assertThat(refusal(LinkKind.RELATED_TO, ONE, TWO, List.of(), List.of(), Linking.MOST))
                .isEqualTo(Refusal.TOO_MANY);
    }

    @Test
    void whereTheWayUpIsTooLongToBeSeenToItsEndNothingIsLinkedBelow() {
        var high = IntStream.range(10, 10 + Linking.HIGHEST)
                .mapToObj(n -> new UUID(0, n))
                .toList();

        assertThat(refusal(LinkKind.CHILD_OF, ONE, TWO, List.of(), high, 0)).isEqualTo(Refusal.TOO_HIGH);
        assertThat(refusal(LinkKind.CHILD_OF, ONE, TWO, List.of(), high.subList(0, Linking.HIGHEST - 2), 0))
                .isNull();
    }

    /** Whatever is asked for in whatever order: no way up leads round, and what is refused as a circle would have been one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void linksThatLeadUpNeverLeadRound(long seed) {
        var random = new Random(seed);
        var tickets = IntStream.range(0, 14).mapToObj(n -> new UUID(1, n)).toList();
        var up = new HashMap<UUID, UUID>();
        for (int i = 0; i < 400; i++) {
            var from = tickets.get(random.nextInt(tickets.size()));
            var to = tickets.get(random.nextInt(tickets.size()));
            if (random.nextInt(4) == 0) {
                up.remove(from);
                continue;
            }
            var aboveTo = above(up, to);
            var refusal = refusal(
                    LinkKind.CHILD_OF,
                    from,
                    to,
                    above(up, from),
                    aboveTo.subList(0, Math.min(Linking.HIGHEST, aboveTo.size())),
                    0);
            if (refusal == null) {
                up.put(from, to);
            } else if (refusal == Refusal.CIRCLE) {
                assertThat(aboveTo).contains(from);
            }
            for (var ticket : tickets) {
                assertThat(new HashSet<>(above(up, ticket))).doesNotContain(ticket);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "contoso, contoso, contoso",
        "contoso/northwind, contoso, contoso",
        "contoso, contoso/northwind, contoso",
        "contoso/northwind, contoso/fabrikam, contoso",
        "prov/contoso/northwind, prov/contoso/fabrikam, prov/contoso",
        "contoso/north, contoso/northwind, contoso",
        "contoso, contoso2,",
        "contoso/northwind, fabrikam/northwind,"
    })
    void aLinkBelongsToTheLowestTenantThatSeesBothEnds(String one, String other, String common) {
        assertThat(Linking.common(new TenantPath(one), new TenantPath(other)).map(TenantPath::value))
                .isEqualTo(Optional.ofNullable(common));
    }

    private static List<UUID> above(Map<UUID, UUID> up, UUID ticket) {
        var way = new ArrayList<UUID>();
        for (var at = up.get(ticket); at != null && way.size() <= up.size(); at = up.get(at)) {
            way.add(at);
        }
        return way;
    }

    private static @Nullable Refusal refusal(
            LinkKind kind, UUID from, UUID to, List<UUID> aboveFrom, List<UUID> aboveTo, int links) {
        return Linking.refusal(
                        new Bond(from, kind, to),
                        new Surroundings(
                                new Above(aboveFrom, aboveFrom.size()), new Above(aboveTo, aboveTo.size()), links))
                .orElse(null);
    }
}
