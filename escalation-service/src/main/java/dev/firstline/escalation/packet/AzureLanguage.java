package dev.firstline.escalation.packet;

import dev.firstline.contracts.ticket.Language;

/** Support languages of the Azure form (Azure Support REST specification, {@code preferredSupportLanguage}). */
final class AzureLanguage {

    private AzureLanguage() {}

    /** The code to choose; European Portuguese is not offered, so the Brazilian one stands in. */
    static String of(Language language) {
        return switch (language) {
            case EN -> "en-us";
            case PT_BR, PT_PT -> "pt-br";
            case ES -> "es-es";
            case DE -> "de-de";
        };
    }

    static boolean isOffered(Language language) {
        return language != Language.PT_PT;
    }
}
