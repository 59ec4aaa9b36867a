package dev.firstline.diagnosis.mail;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** The reader of the service, for tests. */
final class MailReading {

    private static final MailReader READER = Knowledge.mailReader();

    private MailReading() {}

    static ReadMail of(String body) {
        return of("A title", body, null);
    }

    static ReadMail of(String title, String body, @Nullable Language stated) {
        return READER.read(title, body, stated);
    }
}
