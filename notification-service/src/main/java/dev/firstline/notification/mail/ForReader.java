package dev.firstline.notification.mail;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of the mailbox alone is told. It is not in the payload, which the delivery log shows.
 *
 * @param unsubscribe where consent is taken back, without a token
 * @param ticket the console's page of the ticket that the alert is about; null when it is about none
 * @param code by which the reader agrees; null unless the mail asks for it
 */
public record ForReader(
        URI unsubscribe, @Nullable URI ticket, @Nullable String code) {

    /** By the names that the templates use. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        values.put("unsubscribe", unsubscribe.toString());
        if (ticket != null) {
            values.put("page", ticket.toString());
        }
        if (code != null) {
            values.put("code", code);
        }
        return values;
    }

    /** It holds keys. */
    @Override
    public String toString() {
        return "ForReader[]";
    }
}
