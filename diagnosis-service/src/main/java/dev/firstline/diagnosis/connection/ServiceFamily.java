package dev.firstline.diagnosis.connection;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.product.Product;
import java.util.Set;
import java.util.stream.Collectors;

/** The product family of a service that Microsoft's service health tells of. */
final class ServiceFamily {

    private ServiceFamily() {}

    /**
     * That of its products where they have one; else Microsoft 365, whose service health it is.
     *
     * @param products that the name of the service speaks of
     */
    static ProductFamily of(Set<Product> products) {
        var families = products.stream().map(Product::family).collect(Collectors.toSet());
        return families.size() == 1 ? families.iterator().next() : ProductFamily.MICROSOFT_365;
    }
}
