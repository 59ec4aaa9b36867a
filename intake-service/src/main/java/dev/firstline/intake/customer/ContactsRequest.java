package dev.firstline.intake.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * People to find or to make.
 *
 * @param contacts 1 to 500
 */
public record ContactsRequest(
        @NotNull @Size(min = 1, max = CustomersRequest.MAX) List<@NotNull @Valid ContactOfMany> contacts) {}
