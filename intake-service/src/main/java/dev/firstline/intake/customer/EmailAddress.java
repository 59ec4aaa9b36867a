package dev.firstline.intake.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A mail address that can stand in a header: one {@code local@domain} of printable characters, without display name,
 * comment, quoting or anything that could end a line.
 *
 * @param value at most 254 characters
 */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

    /** @throws IllegalArgumentException when it is no such address */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a plain e-mail address such as ana@northwind.example");
        }
    }
}
