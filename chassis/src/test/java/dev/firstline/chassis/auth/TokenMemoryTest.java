package dev.firstline.chassis.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenMemoryTest {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NINE);
    private final TokenMemory memory = new TokenMemory(((InstantSource) now::get).withZone(ZoneOffset.UTC));
    private final SecurityIdentity identity =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    @Test
    void aVerifiedTokenIsRememberedForAMinute() {
        memory.remember("token", identity, NINE.plus(Duration.ofHours(1)));

        now.set(NINE.plusSeconds(59));
        assertThat(memory.recall("token")).contains(identity);
        now.set(NINE.plusSeconds(60));
        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void noTokenIsRememberedBeyondItsEnd() {
        memory.remember("token", identity, NINE.plusSeconds(5));

        now.set(NINE.plusSeconds(4));
        assertThat(memory.recall("token")).contains(identity);
        now.set(NINE.plusSeconds(5));
        assertThat(memory.recall("token")).isEmpty();
    }

    @Test
    void aTokenThatDiffersInOneLetterIsAnotherOne() {
        memory.remember("token", identity, NINE.plus(Duration.ofHours(1)));

        assertThat(memory.recall("tokem")).isEmpty();
    }

    @Test
    void aFloodOfTokensNeitherFillsTheMemoryNorDisplacesTheOneInUse() {
        memory.remember("in use", identity, NINE.plus(Duration.ofHours(1)));

        for (int i = 0; i < 3 * TokenMemory.MOST; i++) {
            memory.remember("token" + i, identity, NINE.plus(Duration.ofHours(1)));
            assertThat(memory.recall("in use")).contains(identity);
        }

        assertThat(IntStream.range(0, 3 * TokenMemory.MOST)
                        .filter(i -> memory.recall("token" + i).isPresent()))
                .hasSizeLessThan(TokenMemory.MOST);
    }
}
