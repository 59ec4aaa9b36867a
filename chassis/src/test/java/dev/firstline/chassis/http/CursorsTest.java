package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private final Cursors cursors = new Cursors(KeyRing.of(key(0)));
    private final List<String> list = List.of("tickets", "contoso", "status=NEW");

    @Test
    void aCursorComesBackAsItWasWritten() {
        assertThat(cursors.read(list, cursors.write(list, "2026-11-21T09:00:00Z", "", "id")))
                .containsExactly("2026-11-21T09:00:00Z", "", "id");
        assertThat(cursors.read(list, null)).isNull();
    }

    @Test
    void anIdComesBackAsItWasWritten() {
        var id = UUID.randomUUID();

        assertThat(cursors.readId(list, cursors.write(list, id.toString()))).isEqualTo(id);
        assertThat(cursors.readId(list, null)).isNull();
    }

    @Test
    void aCursorOfAnotherListTenantOrFilterIsRefused() {
        var cursor = cursors.write(list, "x");
        assertThatThrownBy(() -> cursors.read(List.of("tickets", "fabrikam", "status=NEW"), cursor))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> cursors.read(List.of("tickets", "contoso"), cursor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        var cursor = cursors.write(list, "2026-11-21T09:00:00Z");
        for (int i = 0; i < cursor.length() - 1; i++) {
            var forged = new StringBuilder(cursor);
            forged.setCharAt(i, cursor.charAt(i) == 'A' ? 'B' : 'A');
            assertThatThrownBy(() -> cursors.read(list, forged.toString())).isInstanceOf(Problem.class);
        }
    }

    @Test
    void rubbishIsRefused() {
        for (var rubbish : List.of("", "!", "AAAA", "x".repeat(5000))) {
            assertThatThrownBy(() -> cursors.read(list, rubbish)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aCursorOfAnOldKeyStillHoldsAndOneOfAForgottenKeyDoesNot() {
        var cursor = cursors.write(list, "2026-11-21T09:00:00Z", "id");
        var later = new Cursors(KeyRing.of(key(1), key(0)));

        assertThat(later.read(list, cursor)).containsExactly("2026-11-21T09:00:00Z", "id");
        assertThat(later.write(list, "x")).isNotEqualTo(cursors.write(list, "x"));
        assertThatThrownBy(() -> new Cursors(KeyRing.of(key(1))).read(list, cursor))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.members().toString())
                                .contains("key that is not in use any more", "begin the list anew"));
    }

    private static String key(int number) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
