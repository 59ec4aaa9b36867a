package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What to ask a customer whose ticket cannot be decided, in the customer's language. */
public final class Questions {

    /** What the doubt is about. */
    enum About {
        /** Nothing in the words says what it is. */
        MATTER,
        /** The desk or the vendor: how many, where else, what changed. */
        SCALE,
        /** A question on money, or a charge that is contested. */
        MONEY,
        /** Which service and region, and whether it still fails. */
        INCIDENT,
        /** Whether it still fails, now that the incident is over. */
        STILL_FAILING,
        /** Whose product it is. */
        PUBLISHER;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Language, Properties> texts;

    /** @throws IllegalArgumentException when a language lacks a question */
    public Questions(Map<Language, Properties> texts) {
        this.texts = new EnumMap<>(texts);
        for (var language : Language.values()) {
            for (var about : About.values()) {
                var ofLanguage = texts.get(language);
                if (ofLanguage == null || ofLanguage.getProperty(about.key()) == null) {
                    throw new IllegalArgumentException("no question '" + about.key() + "' in " + language);
                }
            }
        }
    }

    /** The question of a rule that asks instead of deciding: whether it still fails. */
    String whetherItStillFails(Language language) {
        return text(About.STILL_FAILING, language);
    }

    String between(Outcome likely, @Nullable Outcome runnerUp, boolean anythingTold, Language language) {
        var about = anythingTold ? about(likely, runnerUp) : About.MATTER;
        return text(about, language);
    }

    private String text(About about, Language language) {
        return Objects.requireNonNull(
                Objects.requireNonNull(texts.get(language)).getProperty(about.key()));
    }

    private static About about(Outcome likely, @Nullable Outcome runnerUp) {
        if (likely == Outcome.KNOWN_SERVICE_INCIDENT || runnerUp == Outcome.KNOWN_SERVICE_INCIDENT) {
            return About.INCIDENT;
        }
        if (likely == Outcome.ROUTE_TO_ISV || runnerUp == Outcome.ROUTE_TO_ISV) {
            return About.PUBLISHER;
        }
        if (likely == Outcome.BILLING_DISPUTE_FRAUD || runnerUp == Outcome.BILLING_DISPUTE_FRAUD) {
            return About.MONEY;
        }
        return About.SCALE;
    }
}
