package dev.firstline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.http.KeyRing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DownloadLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-29T16:00:00.5Z");
    private static final UUID TICKET = UUID.fromString("019aa5a0-7c00-7000-8000-000000000001");
    private static final UUID FILE = UUID.fromString("019aa5a0-7c00-7000-8000-000000000007");
    private static final Pattern QUERY = Pattern.compile("expires=(\\d+)&key=([A-Za-z0-9_-]{22})$");
    private static final String KEY = key(1);

    private static String key(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static DownloadLinks at(Instant now, KeyRing keys) {
        return new DownloadLinks(keys, Clock.fixed(now, ZoneOffset.UTC));
    }

    private record Parts(long expires, String key) {}

    private static Parts hour() {
        var made = at(NOW, KeyRing.of(KEY)).make(TICKET, FILE, Duration.ofHours(1));
        var query = QUERY.matcher(made.url());
        assertThat(query.find()).isTrue();
        assertThat(made.url()).startsWith("/v1/tickets/" + TICKET + "/attachments/" + FILE + "/download?");
        assertThat(made.expiresAt()).isEqualTo(Instant.parse("2026-11-29T17:00:00Z"));
        return new Parts(Long.parseLong(query.group(1)), query.group(2));
    }

    @Test
    void aLinkHoldsUntilItsTimeHasEnded() {
        var link = hour();

        assertThat(at(NOW, KeyRing.of(KEY)).holds(TICKET, FILE, link.expires(), link.key()))
                .isTrue();
        assertThat(at(Instant.parse("2026-11-29T16:59:59.999Z"), KeyRing.of(KEY))
                        .holds(TICKET, FILE, link.expires(), link.key()))
                .isTrue();
        assertThat(at(Instant.parse("2026-11-29T17:00:00Z"), KeyRing.of(KEY))
                        .holds(TICKET, FILE, link.expires(), link.key()))
                .isFalse();
    }

    @Test
    void itsTimeItsAttachmentAndItsTicketCannotBeChanged() {
        var link = hour();
        var links = at(NOW, KeyRing.of(KEY));

        assertThat(links.holds(TICKET, FILE, link.expires() + 1, link.key())).isFalse();
        assertThat(links.holds(TICKET, TICKET, link.expires(), link.key())).isFalse();
        assertThat(links.holds(FILE, FILE, link.expires(), link.key())).isFalse();
        assertThat(links.holds(TICKET, FILE, link.expires(), "x" + link.key().substring(1)))
                .isFalse();
        assertThat(links.holds(TICKET, FILE, link.expires(), "")).isFalse();
        assertThat(links.holds(TICKET, FILE, link.expires(), "no base 64 ä")).isFalse();
        assertThat(links.holds(TICKET, FILE, link.expires(), link.key().substring(0, 8)))
                .isFalse();
    }

    @Test
    void itEndsWithItsKeyAndNotBefore() {
        var link = hour();

        assertThat(at(NOW, KeyRing.of(key(2), KEY)).holds(TICKET, FILE, link.expires(), link.key()))
                .isTrue();
        assertThat(at(NOW, KeyRing.of(key(2))).holds(TICKET, FILE, link.expires(), link.key()))
                .isFalse();
    }
}
