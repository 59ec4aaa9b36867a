package dev.firstline.diagnosis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.graph.GraphIssue;
import dev.firstline.diagnosis.graph.GraphReading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void whatIsOpenAndWasNotIsOpened() {
        var changes = Changes.of(Set.of("A"), reading(Set.of(), issue("A", "incident"), issue("B", "incident")));

        assertThat(changes.opened()).containsExactly("B");
        assertThat(changes.ended()).isEmpty();
        assertThat(changes.open()).extracting(GraphIssue::id).containsExactly("A", "B");
    }

    @Test
    void whatIsOverAndWasOpenHasEnded() {
        var changes = Changes.of(Set.of("A", "B"), reading(Set.of("A", "C"), issue("B", "incident")));

        assertThat(changes.ended()).containsExactly("A");
        assertThat(changes.opened()).isEmpty();
    }

    @Test
    void whatIsNeitherListedNorSaidToBeOverStays() {
        assertThat(Changes.of(Set.of("A"), reading(Set.of())).touched()).isEmpty();
    }

    @Test
    void advisoriesAndWhatIsNotKnownOpenNothing() {
        var changes = Changes.of(Set.of(), reading(Set.of(), issue("A", "advisory"), issue("B", "outage")));

        assertThat(changes.opened()).isEmpty();
        assertThat(changes.open()).isEmpty();
    }

    @Test
    void anIncidentThatIsCalledAnAdvisoryNowHasEndedAndOneOfAnUnknownKindHasNot() {
        var changes = Changes.of(Set.of("A", "B"), reading(Set.of(), issue("A", "advisory"), issue("B", "outage")));

        assertThat(changes.ended()).containsExactly("A");
    }

    @Test
    void allThatIsTouchedIsLockedInOneOrder() {
        var changes = Changes.of(Set.of("C"), reading(Set.of("C"), issue("D", "incident"), issue("A", "incident")));

        assertThat(changes.touched()).containsExactly("A", "C", "D");
    }

    private static GraphReading reading(Set<String> over, GraphIssue... open) {
        return new GraphReading(List.of(), List.of(open), over, List.of(), 0);
    }

    private static GraphIssue issue(String id, String classification) {
        return new GraphIssue(id, "Exchange Online", "title", null, classification, "", false, null, null, null);
    }
}
