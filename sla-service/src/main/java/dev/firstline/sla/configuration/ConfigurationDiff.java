package dev.firstline.sla.configuration;

import dev.firstline.sla.settings.Fault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a tenant's own settings by a document.
 *
 * @param differs whether anything is created, changed or ended
 * @param settings calendars first, each kind by code
 * @param hints what is hardly meant so in the document; absent when there is nothing
 */
public record ConfigurationDiff(
        boolean differs,
        List<SettingDiff> settings,
        @Nullable List<Fault> hints) {

    static ConfigurationDiff of(List<SettingDiff> settings) {
        return new ConfigurationDiff(
                settings.stream().anyMatch(setting -> setting.change().isMade()), settings, null);
    }

    /** The same with what the author of the document should know. */
    ConfigurationDiff withHints(List<Fault> found) {
        return new ConfigurationDiff(differs, settings, found.isEmpty() ? null : found);
    }

    /** What is set. */
    @Schema(name = "SettingKind")
    public enum Kind {
        CALENDAR,
        POLICY
    }

    /** What becomes of it. */
    @Schema(name = "SettingChange")
    public enum Change {
        /** The tenant has none of that code. */
        CREATED,
        /** The tenant has another one of that code. */
        CHANGED,
        /** The document does not name it, and what is not named is to be ended. */
        ENDED,
        /** The document does not name it; it stays. */
        KEPT,
        /** The document says the same. */
        UNCHANGED;

        /** Whether it makes the settings others than they are. */
        boolean isMade() {
            return this == CREATED || this == CHANGED || this == ENDED;
        }
    }

    /**
     * What becomes of one setting.
     *
     * @param fields where the two differ; only when it is changed
     */
    public record SettingDiff(Kind kind, String code, Change change, List<FieldDiff> fields) {}

    /**
     * One value that differs.
     *
     * @param pointer JSON pointer into the setting
     * @param before absent when there was none
     * @param after absent when there is none
     */
    public record FieldDiff(
            String pointer,
            @Nullable Object before,
            @Nullable Object after) {}
}
