package dev.firstline.intake.customer;

import org.jspecify.annotations.Nullable;

/** Customer and contact as a new ticket names them. */
public record Named(CustomerReference customer, @Nullable ContactReference contact) {}
