package dev.firstline.devstack.test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.devstack.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** Reads the list of the mail sink. */
final class MailProbe {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MailProbe() {}

    static List<Mail> read(URI list) {
        try (var in = list.toURL().openStream()) {
            return JSON.readValue(in, new TypeReference<List<Mail>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
