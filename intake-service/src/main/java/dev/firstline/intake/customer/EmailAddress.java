package dev.firstline.intake.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.firstline.chassis.http.EmailAddresses;

/**
 * A mail address that can stand in a header; the same form as for the addresses that alerts are sent to.
 *
 * @param value at most 254 characters
 */
public record EmailAddress(@JsonValue String value) {

    /** @throws IllegalArgumentException when it is no such address */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (!EmailAddresses.isValid(value)) {
            throw new IllegalArgumentException("not a plain e-mail address such as ana@northwind.example");
        }
    }
}
