package dev.firstline.diagnosis.product;

import dev.firstline.contracts.ticket.ProductFamily;

/**
 * A product of the catalog, or one that is not in it.
 *
 * @param name the vendor's name of the service, such as {@code Exchange Online}; empty for one that the catalog does not know
 * @param family the family that decides boundary and route
 */
public record Product(String name, ProductFamily family) {

    /** One that the catalog does not know: only whose it is. */
    static Product unknown(ProductFamily family) {
        return new Product("", family);
    }

    /** Whether the catalog knows it. */
    public boolean known() {
        return !name.isEmpty();
    }
}
