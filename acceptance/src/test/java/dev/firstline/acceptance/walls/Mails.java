package dev.firstline.acceptance.walls;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.devstack.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the mail sink of the platform took.
 *
 * @param list where it lists them
 */
record Mails(URI list) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The tenant's mailbox. */
    static String address(Tenants tenant) {
        return "desk@" + tenant.name().toLowerCase(Locale.ROOT) + ".walls.example";
    }

    List<Mail> all() {
        try (var in = list.toURL().openStream()) {
            return JSON.readValue(in, new TypeReference<List<Mail>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code by which the tenant's mailbox is asked to agree, once it is there. */
    String code(Tenants tenant) {
        return await().atMost(PATIENCE)
                .until(
                        () -> all().stream()
                                .filter(mail -> mail.recipients().contains(address(tenant)))
                                .flatMap(mail -> CODE.matcher(mail.text()).results())
                                .map(MatchResult::group)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Whether an alert came to the tenant's mailbox. */
    boolean alerted(Tenants tenant) {
        return all().stream()
                .anyMatch(mail -> mail.recipients().contains(address(tenant))
                        && mail.subject().contains("opened"));
    }
}
