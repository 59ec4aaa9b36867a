package dev.firstline.escalation.packet;

import org.jspecify.annotations.Nullable;

/**
 * One field of the vendor's form.
 *
 * @param name as the form names it
 * @param value what to enter, or null when nobody has told it yet
 * @param required whether the form or the vendor's guidance asks for it
 */
public record PacketField(String name, @Nullable String value, boolean required) {

    static PacketField required(String name, @Nullable String value) {
        return new PacketField(name, blankAsNull(value), true);
    }

    static PacketField optional(String name, @Nullable String value) {
        return new PacketField(name, blankAsNull(value), false);
    }

    /** Whether it must be filled and is not. */
    public boolean isMissing() {
        return required && value == null;
    }

    private static @Nullable String blankAsNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
