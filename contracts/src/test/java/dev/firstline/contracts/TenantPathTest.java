package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantPathTest {

    private static final String LONGEST_SEGMENT = "a".repeat(40);

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "contoso", "contoso/northwind", "a-b/c--d", "a/b/c/d"})
    void isOneToFourSegmentsJoinedBySlashes(String text) {
        assertThat(TenantPath.isValid(text)).isTrue();
        assertThat(new TenantPath(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "a/",
                "/a",
                "a//b",
                "a/b/c/d/e",
                "-a",
                "a-",
                "A",
                "a b",
                "a_b",
                "a.b",
                "..",
                "a/../b",
                "*",
                "%",
                "a%2fb",
                "a\\b",
                "a'--",
                "a\"",
                "a\u0000",
                "a\n",
                "\na",
                "a\r\nb",
                "ä",
                "a/б",
                "\u0430",
                "a\u200b",
                "\uff41",
                "٣",
                "\ud800"
            })
    void refusesAnythingElse(String text) {
        assertThat(TenantPath.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantPath(text));
    }

    @Test
    void theRefusalDoesNotRepeatTheHostileText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantPath("evil\nline"))
                .withMessageNotContaining("evil");
    }

    @Test
    void aSegmentHasAtMostFortyCharacters() {
        assertThat(TenantPath.isValid(LONGEST_SEGMENT)).isTrue();
        assertThat(TenantPath.isValid(LONGEST_SEGMENT + "a")).isFalse();
        assertThat(TenantPath.isSegment(LONGEST_SEGMENT)).isTrue();
        assertThat(TenantPath.isSegment(LONGEST_SEGMENT + "a")).isFalse();
        assertThat(TenantPath.isSegment("a/b")).isFalse();
    }

    @Test
    void aHugeTextIsRefusedWithoutRecursion() {
        assertThat(TenantPath.isValid("a".repeat(1_000_000))).isFalse();
        assertThat(TenantPath.isValid("a/".repeat(1_000_000))).isFalse();
        assertThat(TenantPath.isValid("-".repeat(1_000_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso/northwind", "contoso/northwind/harlow", "contoso/northwind/harlow/leeds"})
    void coversItselfAndAllBelow(String other) {
        assertThat(new TenantPath("contoso/northwind").covers(new TenantPath(other)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso",
                "contoso/northwind2",
                "contoso/north",
                "contoso/fabrikam",
                "northwind",
                "fabrikam/northwind"
            })
    void coversNothingAboveOrBeside(String other) {
        assertThat(new TenantPath("contoso/northwind").covers(new TenantPath(other)))
                .isFalse();
    }

    @Test
    void aChildStandsOneStepBelow() {
        var parent = new TenantPath("contoso/northwind");
        var child = parent.child("harlow");
        assertThat(child).isEqualTo(new TenantPath("contoso/northwind/harlow"));
        assertThat(parent.covers(child)).isTrue();
        assertThat(child.covers(parent)).isFalse();
    }

    @Test
    void aChildCannotLeaveItsParentNorGoTooDeep() {
        var parent = new TenantPath("contoso");
        for (var segment : List.of("", "..", "a/b", "/", "A")) {
            assertThatIllegalArgumentException().isThrownBy(() -> parent.child(segment));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantPath("a/b/c/d").child("e"));
    }

    @Test
    void theRootIsTheFirstSegment() {
        assertThat(new TenantPath("contoso/northwind/harlow").root()).isEqualTo(new TenantPath("contoso"));
        assertThat(new TenantPath("contoso").root()).isEqualTo(new TenantPath("contoso"));
    }

    @Test
    void pathsAreOrderedByTheirText() {
        assertThat(List.of(new TenantPath("b"), new TenantPath("a/c"), new TenantPath("a")).stream()
                        .sorted())
                .map(TenantPath::value)
                .containsExactly("a", "a/c", "b");
    }
}
