package dev.firstline.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Tickets as a CRM files them: about 1 KB, each with its own reference, from a hundred customers. */
public final class TicketWords {

    private static final int CUSTOMERS = 100;

    private static final String BODY = """
            All 180 users are affected: messages stay in the outbox and incoming mail does not arrive. Our DNS records and \
            connectors are unchanged, the message trace shows server errors inside Exchange Online. Service health shows no \
            incident. It began this morning at 07:38, when the last message was delivered; since then the outbox grows in \
            every client, on computers and on phones, in all three offices and at home. The administrator signed in with \
            another account and saw the same. The firewall was not changed, other web sites open without delay. Orders of \
            the day arrive by mail and are lost to us until this works again, so that about 140 people cannot work. The \
            error that senders outside get back is 451 4.7.0 Temporary server error. Please try again later. PRX2.""";

    private TicketWords() {}

    /**
     * The JSON of a ticket that nobody has seen before.
     *
     * @param reference unique for the tenant
     * @param number chooses the customer
     */
    public static byte[] json(String reference, long number) {
        var customer = number % CUSTOMERS;
        return """
                {"externalReference":"%s","title":"Nobody can send mail since this morning","body":"%s",\
                "type":"INCIDENT","severity":"A","language":"EN","productFamily":"MICROSOFT_365","product":"Exchange Online",\
                "category":"PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP","breakFix":true,\
                "customer":{"externalId":"C-%d","name":"Customer %d"},"contact":{"externalId":"P-%d","name":"Ana Silva"}}""".formatted(reference, BODY, customer, customer, customer).getBytes(StandardCharsets.UTF_8);
    }
}
