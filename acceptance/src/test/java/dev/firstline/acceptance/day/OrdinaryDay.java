package dev.firstline.acceptance.day;

import static dev.firstline.acceptance.day.Person.PATIENCE;
import static dev.firstline.acceptance.day.Person.ticket;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a desk, its resellers, its CRM and its operators do on a day like any other, and what happens to them. */
public final class OrdinaryDay implements AutoCloseable {

    private static final String VENDOR =
            "Exchange Online is unavailable for all users, server errors, we checked our configuration"
                    + " and service health shows no incident.";
    private static final String QUESTION = "How can a colleague see my calendar?";
    private static final int IN_BULK = 40;

    private final String branchOffice;
    private final Receivers receivers = new Receivers();
    private final Operator operator;
    private final Person desk;
    private final Person branch;
    private final Person customer;
    private final Person other;
    private final Promises promises;
    private final Alerts alerts;

    /**
     * A day that has not begun.
     *
     * @param partner the tenant whose day it is; it has two below it
     * @param other a tenant beside it
     */
    public OrdinaryDay(PlatformAddresses platform, String partner, String other) {
        branchOffice = partner + "/woodgrove";
        operator = new Operator(platform);
        desk = Person.of(platform, partner, "global-admin");
        branch = Person.of(platform, branchOffice, "global-admin");
        customer = Person.of(platform, partner + "/relecloud", "global-admin");
        this.other = Person.of(platform, other, "global-admin");
        promises = new Promises(desk);
        alerts = new Alerts(desk, receivers);
    }

    /** Returns at its end, when some alerts are delivered, some given up and some wait in their schedule. */
    public void pass() throws SQLException {
        desk.act("PUT", "/v1/partners/self", Map.of("type", "DIRECT_BILL"));
        desk.act("POST", "/v1/entitlements", Map.of("vehicle", "ASFP", "validFrom", "2026-01-01"));
        promises.make();
        alerts.subscribe();

        var question = desk.open(ticket("A question", QUESTION, "C"));
        var swung = desk.open(ticket("Another question", QUESTION, "A"));
        var filed = desk.open(ticket("Nobody can send mail", VENDOR, "A"));
        var withdrawn = branch.open(ticket("Nobody can read mail", VENDOR, "A"));
        var refused = other.open(ticket("Nobody can move mail", VENDOR, "B"));
        openInBulk();
        openByMistake();
        openForATenantOfItsOwn();

        correct(question);
        swing(swung);
        promises.change();
        converse(question);
        file(filed);
        withdraw(withdrawn);
        fileWithoutContract(refused);
        linkToAnIncident();
        rejectOwnTenant();
        promises.importHistory(question);
        promises.judge(swung, filed);
        promises.rebase(swung);
        alerts.act();
        operator.discardPoison();
        operator.meetTheFuture();
        operator.republish();
        operator.driveAgain(
                branchOffice,
                () -> branch.hear(branch.open(ticket("A late question", QUESTION, "C"))),
                () -> branch.hear(branch.open(ticket("A lost question", QUESTION, "C"))));
        close(question);
        alerts.awaitEvening();
    }

    /** Some more tickets, for a proof that goes on from another. */
    public void goOn() {
        for (int i = 0; i < 3; i++) {
            desk.reply(desk.open(ticket("One more question", QUESTION, "C")));
        }
    }

    private void openInBulk() {
        var tickets = IntStream.range(0, IN_BULK)
                .mapToObj(i -> {
                    Map<String, Object> one = new HashMap<>(ticket("Question " + i, QUESTION, "C"));
                    one.put("externalReference", "DAY-" + i);
                    return one;
                })
                .toList();
        // The second time each of them is known by its reference.
        for (int status : List.of(201, 409)) {
            desk.act("POST", "/v1/tickets/bulk", Map.of("tickets", tickets))
                    .path("items")
                    .forEach(item -> expect(item, status));
        }
        desk.repeat(3, "POST", "/v1/tickets", ticket("Once only", QUESTION, "C"));
    }

    /** Taken back at once, whether it is decided by then or not. */
    private void openByMistake() {
        for (int i = 0; i < 5; i++) {
            desk.move(desk.open(ticket("A mistake", QUESTION, "C")), "CANCELED", "OPENED_BY_MISTAKE");
        }
    }

    /** The partner files for a customer that has a tenant of its own, where its people write themselves. */
    private void openForATenantOfItsOwn() {
        desk.act("PUT", "/v1/customers/own", Map.of("name", "A customer with a tenant", "tenantSlug", "relecloud"));
        Map<String, Object> theirs = new HashMap<>(ticket("Our question", QUESTION, "C"));
        theirs.put("customer", Map.of("externalId", "own"));
        var ticket = desk.open(theirs);
        customer.hear(ticket);
        desk.reply(ticket);
    }

    private static void expect(JsonNode item, int status) {
        if (item.path("status").asInt() != status) {
            throw new AssertionError("one of many was answered " + item + ", not " + status);
        }
    }

    /** Words, fields and the customer's name, after the fact. */
    private void correct(String ticket) {
        desk.correct(ticket, Map.of("title", "A question about calendars"));
        desk.correct(ticket, Map.of("body", QUESTION + " It worked last week.", "language", "DE"));
        desk.correct(ticket, Map.of("category", "USAGE_QUESTION", "product", "Exchange Online"));
        desk.change("PUT", "/v1/customers/day", Map.of("name", "A customer, as it is called now"));
    }

    /** Slips of the hand: the severity, there and back and there, and the language. */
    private void swing(String ticket) {
        for (var severity : List.of("C", "A", "B", "A")) {
            desk.correct(ticket, Map.of("severity", severity));
        }
        desk.correct(ticket, Map.of("language", "DE"));
        desk.correct(ticket, Map.of("language", "EN"));
    }

    /** An answer, a pause, and a solution that was none. */
    private void converse(String ticket) {
        desk.awaitStatus(ticket, "TRIAGED");
        desk.say(ticket, "OUTBOUND", "INTERNAL", "Who knows about calendars?");
        desk.hear(ticket);
        desk.reply(ticket);
        desk.move(ticket, "IN_PROGRESS", "STARTED");
        desk.move(ticket, "WAITING_ON_CUSTOMER", "ASKED");
        desk.hear(ticket);
        desk.awaitStatus(ticket, "IN_PROGRESS");
        desk.reply(ticket);
        desk.move(ticket, "RESOLVED", "SOLVED_REMOTELY");
        desk.clock(ticket, "RESOLUTION", "MET");
        desk.hear(ticket);
        desk.awaitStatus(ticket, "IN_PROGRESS");
        desk.clock(ticket, "RESOLUTION", "RUNNING");
        desk.reply(ticket);
    }

    private void close(String ticket) {
        desk.move(ticket, "RESOLVED", "SOLVED_REMOTELY");
        desk.move(ticket, "CLOSED", "CONFIRMED");
    }

    private void file(String ticket) {
        var escalation = "/v1/escalations/" + escalation(desk, ticket);
        desk.act("POST", escalation + "/filing", Map.of("vendorCaseNumber", "2611280001"));
        desk.act("POST", escalation + "/filing", Map.of("vendorCaseNumber", "2611280001"));
        desk.actInVain(409, "POST", escalation + "/filing", Map.of("vendorCaseNumber", "2611280002"));
        desk.act("POST", escalation + "/vendor-updates", Map.of("vendorStatus", "OPEN"));
        desk.act("POST", escalation + "/vendor-updates", Map.of("vendorStatus", "ATTENTION_NEEDED"));
        desk.act("POST", escalation + "/hand-back", Map.of("solved", false));
        desk.awaitStatus(ticket, "IN_PROGRESS");
    }

    /** The ticket ends, and with it the escalation that nobody has filed. */
    private void withdraw(String ticket) {
        escalation(branch, ticket);
        branch.move(ticket, "CANCELED", "WITHDRAWN");
    }

    /** A contract is signed after the first try. */
    private void fileWithoutContract(String ticket) {
        var escalation = "/v1/escalations/" + escalation(other, ticket);
        other.actInVain(409, "POST", escalation + "/filing", Map.of("vendorCaseNumber", "2611280003"));
        other.act("PUT", "/v1/partners/self", Map.of("type", "DIRECT_BILL"));
        other.act("POST", "/v1/entitlements", Map.of("vehicle", "ASFP", "validFrom", "2026-01-01"));
        await().atMost(PATIENCE)
                .until(() -> other.read(escalation).path("state").asText().equals("OPEN"));
        other.act("POST", escalation + "/filing", Map.of("vendorCaseNumber", "2611280003"));
    }

    private static String escalation(Person who, String ticket) {
        return who.first("/v1/tickets/" + ticket + "/escalations", "items")
                .path("id")
                .asText();
    }

    private void linkToAnIncident() {
        desk.act("PUT", "/v1/incidents/DAY1", Map.of("service", "Microsoft Teams", "productFamily", "MICROSOFT_365"));
        var linked = desk.open(ticket(
                "Nobody can join Teams meetings",
                "For half an hour all users get an error when they join a meeting in Microsoft Teams.",
                "A"));
        desk.awaitStatus(linked, "LINKED_TO_INCIDENT");
        desk.act("DELETE", "/v1/incidents/DAY1", null);
        desk.awaitStatus(linked, "IN_PROGRESS");
    }

    private void rejectOwnTenant() {
        Map<String, Object> own = new HashMap<>(ticket("Teams does not work here", QUESTION, "B"));
        own.put("affectedTenant", "PARTNER_OWN");
        desk.awaitStatus(desk.open(own), "REJECTED");
    }

    @Override
    public void close() {
        receivers.close();
    }
}
