package dev.firstline.diagnosis.product;

import dev.firstline.contracts.ticket.ProductFamily;

/**
 * A product of the catalog.
 *
 * @param name the vendor's name of the service, such as {@code Exchange Online}
 * @param family the family that decides boundary and route
 */
public record Product(String name, ProductFamily family) {}
