package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String A = key(1);
    private static final String B = key(2);
    private static final String C = key(3);

    @ParameterizedTest
    @EnumSource(KeyUse.class)
    void aRotatedKeyStillReadsWhatItWroteAndWritesNothing(KeyUse use) {
        var before = KeyRing.of(A);
        var after = KeyRing.of(B, C, A);
        var written = before.forWriting(use);

        assertThat(after.forWriting(use)).isNotEqualTo(written);
        assertThat(after.read(use, key -> fits(key, written))).contains(written);
        assertThat(KeyRing.of(B, C).read(use, key -> fits(key, written))).isEmpty();
    }

    @Test
    void eachUseHasAKeyOfItsOwn() {
        var ring = KeyRing.of(A);

        assertThat(Arrays.stream(KeyUse.values()).map(ring::forWriting)).doesNotHaveDuplicates();
    }

    /** Another name would derive another key, and nothing that was written before could be read. */
    @Test
    void namesOfUsesStay() {
        assertThat(Arrays.stream(KeyUse.values()).map(KeyUse::text))
                .contains(
                        "cursor",
                        "webhook-secret",
                        "page-session",
                        "email-consent",
                        "email-retraction",
                        "email-address",
                        "attachment-link");
    }

    @Test
    void aKeyHasOneNameWhereverItStandsThatSaysNothingOfIt() {
        var before = KeyRing.of(A);
        var after = KeyRing.of(B, A);

        assertThat(before.id()).matches("[0-9a-f]{8}").isNotEqualTo(after.id());
        assertThat(after.ids()).isEqualTo(after.id() + ", " + before.id());
        assertThat(before.id()).isNotEqualTo("01010101");
    }

    @Test
    void theUseOfAnOldKeyIsCountedAndThatOfThePresentOneIsNot() {
        var metrics = new SimpleMeterRegistry();
        var ring = new KeyRing(B, Optional.of(List.of(A)), metrics);
        var counter =
                metrics.get("firstline.secret.old.uses").tag("use", "cursor").counter();

        ring.read(KeyUse.CURSOR, key -> fits(key, KeyRing.of(B).forWriting(KeyUse.CURSOR)));
        assertThat(counter.count()).isZero();

        ring.read(KeyUse.CURSOR, key -> fits(key, KeyRing.of(A).forWriting(KeyUse.CURSOR)));
        assertThat(counter.count()).isEqualTo(1);
    }

    @Test
    void theSameKeyTwiceIsOne() {
        assertThat(KeyRing.of(A, B, A, B).all(KeyUse.CURSOR)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all, not at all, no, no, no"})
    void aKeyThatIsNoneIsRefusedWithoutRepeatingIt(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(wrong))
                .withMessageContaining("firstline.secret-key must be base64 of at least 32 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(A, B, wrong))
                .withMessageContaining("firstline.old-secret-keys, key 2, must be base64")
                .withMessageNotContaining("not at all");
    }

    @Test
    void thereIsAnEndToOldKeys() {
        var nine = Collections.nCopies(9, B).toArray(String[]::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(A, nine))
                .withMessageContaining("leave out");
    }

    private static Optional<SecretKeySpec> fits(SecretKeySpec key, SecretKeySpec written) {
        return key.equals(written) ? Optional.of(key) : Optional.empty();
    }

    private static String key(int number) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
