package dev.firstline.escalation.packet;

import org.jspecify.annotations.Nullable;

/**
 * One field of the vendor's form.
 *
 * @param name as the form names it
 * @param value what to enter, or null when nobody has told it yet
 * @param required whether the form or the vendor's guidance asks for it
 * @param withheld whether the value belongs to a tenant above the reader and is not shown, known or not
 */
public record PacketField(String name, @Nullable String value, boolean required, boolean withheld) {

    static PacketField required(String name, @Nullable String value) {
        return new PacketField(name, blankAsNull(value), true, false);
    }

    static PacketField optional(String name, @Nullable String value) {
        return new PacketField(name, blankAsNull(value), false, false);
    }

    /** A value that the reader may not see; whether there is one does not show either. */
    static PacketField withheld(String name, boolean required) {
        return new PacketField(name, null, required, true);
    }

    /** Whether it must be filled and nobody has told it. */
    public boolean isMissing() {
        return required && value == null && !withheld;
    }

    private static @Nullable String blankAsNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
