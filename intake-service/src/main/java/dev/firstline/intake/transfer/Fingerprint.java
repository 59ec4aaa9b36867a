package dev.firstline.intake.transfer;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * What makes words on one ticket the same words: when they were written, from whom to whom, and what they say.
 *
 * @param writtenAt in microseconds
 * @param body MD5 of it in hexadecimal digits, as the database computes it too; nothing is kept safe by it
 */
record Fingerprint(
        Instant writtenAt, CommunicationDirection direction, CommunicationVisibility visibility, String body) {

    static Fingerprint of(
            Instant writtenAt, CommunicationDirection direction, CommunicationVisibility visibility, String text) {
        return new Fingerprint(writtenAt.truncatedTo(ChronoUnit.MICROS), direction, visibility, digest(text));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
