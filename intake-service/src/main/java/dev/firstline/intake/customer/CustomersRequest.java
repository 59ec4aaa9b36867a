package dev.firstline.intake.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Customers to find or to make.
 *
 * @param customers 1 to 500
 */
public record CustomersRequest(
        @NotNull @Size(min = 1, max = MAX) List<@NotNull @Valid CustomerOfMany> customers) {

    static final int MAX = 500;
}
