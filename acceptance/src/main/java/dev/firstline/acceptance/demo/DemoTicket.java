package dev.firstline.acceptance.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.client.model.AffectedTenant;
import dev.firstline.client.model.CustomerReference;
import dev.firstline.client.model.Language;
import dev.firstline.client.model.NewTicket;
import dev.firstline.client.model.ProductFamily;
import dev.firstline.client.model.Severity;
import dev.firstline.client.model.TicketType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of the demo, and where it should get.
 *
 * @param tenant whose token files it
 * @param act what the desk does with it
 */
record DemoTicket(
        String key,
        String tenant,
        Language language,
        Severity severity,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String region,
        @Nullable AffectedTenant affectedTenant,
        String title,
        String body,
        Expectation expect,
        Act act) {

    /**
     * Where a ticket should get.
     *
     * @param escalation its state, or NONE
     */
    record Expectation(
            String outcome,
            String escalation,
            @Nullable String route,
            @Nullable String blockReason,
            @Nullable String status) {}

    /** The name of all customers here. */
    static final String CUSTOMER = "Demo customer";

    /** What the desk does. */
    enum Act {
        /** Nothing: the clocks run out. */
        NONE,
        /** Answers the customer in time. */
        ANSWER,
        /** Answers, asks the customer something and waits. */
        WAIT,
        /** Answers and resolves in time. */
        RESOLVE,
        /** Answers and files at the vendor, who then asks back. */
        FILE,
        /** The customer takes it back. */
        CANCEL
    }

    /** The body of {@code POST /v1/tickets}. */
    NewTicket request() {
        return new NewTicket()
                .title(title)
                .body(body)
                .type(TicketType.INCIDENT)
                .severity(severity)
                .language(language)
                .affectedTenant(affectedTenant)
                .productFamily(productFamily)
                .product(product)
                .region(region)
                .customer(new CustomerReference().externalId(customerOf(tenant)).name(CUSTOMER));
    }

    /** The external id of the customer whose tickets a tenant files here. */
    static String customerOf(String tenant) {
        return "demo-" + tenant.replace('/', '-');
    }

    /** All of them, in the order in which they are filed. */
    static List<DemoTicket> all() {
        try (var json = DemoTicket.class.getResourceAsStream("/demo/tickets.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<List<DemoTicket>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
