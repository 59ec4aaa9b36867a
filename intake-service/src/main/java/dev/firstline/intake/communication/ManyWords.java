package dev.firstline.intake.communication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Words to add to tickets, in this order.
 *
 * @param communications 1 to 100
 */
public record ManyWords(@NotNull @Size(min = 1, max = MAX) List<@NotNull @Valid WordsOfMany> communications) {

    static final int MAX = 100;
}
