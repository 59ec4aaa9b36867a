package dev.firstline.devstack.mail;

import java.util.List;
import java.util.Map;

/**
 * One received message.
 *
 * @param sender who stands in From
 * @param recipients who stand in To and Cc
 * @param subject decoded
 * @param text the first plain part, decoded; empty when there is none
 * @param html the first HTML part, decoded; empty when there is none
 * @param headers all headers by name; of a name that comes twice, the last
 */
public record Mail(
        String sender, List<String> recipients, String subject, String text, String html, Map<String, String> headers) {

    /** Copies what is mutable. */
    public Mail {
        recipients = List.copyOf(recipients);
        headers = Map.copyOf(headers);
    }
}
