package dev.firstline.acceptance.walls;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Gives a tenant one of everything, with its mark in every field that takes words. */
final class Seed {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tenants tenant;
    private final Api api;
    private final Map<String, String> things = new HashMap<>();

    private Seed(Tenants tenant, Api api) {
        this.tenant = tenant;
        this.api = api;
    }

    /** Things of the tenant by name. */
    static Map<String, String> of(Tenants tenant, Api api, Receiver receiver, Mails mails) {
        var seed = new Seed(tenant, api);
        seed.registry();
        seed.settings();
        seed.subscription(receiver);
        seed.mailed(mails);
        seed.ticket();
        await().atMost(PATIENCE).until(() -> mails.alerted(tenant));
        seed.incident();
        return Map.copyOf(seed.things);
    }

    /** The same names for what is not there. */
    static Map<String, String> absent(Map<String, String> things) {
        var absent = new HashMap<String, String>();
        var unique = UUID.randomUUID().toString().substring(0, 8);
        things.forEach((name, value) ->
                absent.put(name, value.matches("[0-9a-f-]{36}") ? asOld(value) : "absent-" + name + unique));
        absent.put("number", "FL-99999" + unique.replaceAll("[a-f]", "1"));
        absent.put("tenant", "nobody/at/all");
        absent.put("one", "2020-01-01T00:00:00Z");
        absent.put("check", "LOGS");
        absent.put("fresh", "fresh" + unique);
        return absent;
    }

    /** An id that is as old as the other: what was made just now may not be known everywhere yet, and that is said. */
    private static String asOld(String id) {
        int time = "01a230e0-1f18-7".length();
        return id.substring(0, time) + UUID.randomUUID().toString().substring(time);
    }

    /** The owner's names, with a new one for what the caller makes for itself. */
    static Map<String, String> named(Map<String, String> things) {
        var named = new HashMap<>(things);
        named.put("fresh", "fresh" + UUID.randomUUID().toString().substring(0, 8));
        return named;
    }

    private void registry() {
        if (tenant != Tenants.OWN && tenant != Tenants.CHILD && tenant != Tenants.CUSTOMER) {
            api.send("PUT", "/v1/partners/self", Map.of("type", "DIRECT_BILL", "contact", contact()))
                    .ok();
            var entitlement = Map.of(
                    "vehicle",
                    "ASFP",
                    "accessId",
                    tenant.mark() + "Access",
                    "contractId",
                    tenant.mark() + "Contract",
                    "validFrom",
                    "2026-01-01");
            things.put("entitlement", text(api.send("POST", "/v1/entitlements", entitlement), "id"));
        }
    }

    private Map<String, String> contact() {
        return Map.of(
                "firstName",
                tenant.mark(),
                "lastName",
                tenant.mark() + "Last",
                "email",
                tenant.mark().toLowerCase(Locale.ROOT) + "@x.example",
                "phone",
                "+49 170 000" + tenant.ordinal() + "777",
                "timeZone",
                "Europe/Berlin",
                "country",
                "DEU");
    }

    private void settings() {
        things.put("calendar", "cal-" + tenant.name().toLowerCase(Locale.ROOT));
        things.put("policy", "pol-" + tenant.name().toLowerCase(Locale.ROOT));
        api.send(
                        "PUT",
                        "/v1/calendars/" + things.get("calendar"),
                        Map.of("zone", "UTC", "hours", Map.of("MONDAY", List.of("08:00-17:00"))))
                .ok();
        if (tenant == Tenants.OWN) {
            // Whose tickets are the customer's own too: the tenant below of that name.
            api.send("PUT", "/v1/customers/guest", Map.of("name", "Guest", "tenantSlug", Tenants.CUSTOMER.slug()))
                    .ok();
        }
        var customer = Map.of("name", tenant.mark());
        things.put("customer", "c-" + tenant.mark());
        things.put("customerUuid", text(api.send("PUT", "/v1/customers/" + things.get("customer"), customer), "id"));
        access(things.get("customerUuid"));
        things.put("queue", "q-" + tenant.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", ""));
        api.send("PUT", "/v1/queues/" + things.get("queue"), Map.of("name", tenant.mark()))
                .ok();
        things.put("contact", "p-" + tenant.mark());
        api.send(
                        "PUT",
                        "/v1/customers/" + things.get("customer") + "/contacts/" + things.get("contact"),
                        Map.of("name", tenant.mark(), "email", tenant.mark() + "@x.example"))
                .ok();
        var goal = Map.of("target", "RESOLUTION", "goal", "PT8H", "calendar", things.get("calendar"));
        var rule = Map.of(
                "id",
                "r",
                "source",
                tenant.mark() + " pays 12000 EUR",
                "when",
                Map.of("customers", List.of(things.get("customerUuid"))),
                "goals",
                List.of(goal));
        api.send("PUT", "/v1/policies/" + things.get("policy"), Map.of("rank", 7, "rules", List.of(rule)))
                .ok();
    }

    /** Stands where the partner profile does. */
    private void access(String customerId) {
        if (things.containsKey("entitlement")) {
            var relation = Map.of(
                    "name",
                    tenant.mark() + "-relation",
                    "kind",
                    "GDAP",
                    "status",
                    "ACTIVE",
                    "roles",
                    List.of(tenant.mark() + " Administrator"));
            api.send("PUT", "/v1/delegated-access/" + customerId, Map.of("relations", List.of(relation)))
                    .ok();
            things.put("access", customerId);
        }
    }

    private void subscription(Receiver receiver) {
        var made = api.send(
                "POST",
                "/v1/subscriptions",
                Map.of(
                        "channel",
                        "WEBHOOK",
                        "url",
                        receiver.url("/" + tenant.name()) + "?key=" + tenant.mark(),
                        "description",
                        tenant.mark(),
                        "eventTypes",
                        List.of("*")));
        things.put("subscription", text(made, "id"));
        receiver.expect("/" + tenant.name(), text(made, "secret"));
    }

    private void mailed(Mails mails) {
        var made = api.send(
                "POST",
                "/v1/subscriptions",
                Map.of(
                        "channel",
                        "EMAIL",
                        "email",
                        Mails.address(tenant),
                        "description",
                        tenant.mark(),
                        "eventTypes",
                        List.of("ticket.opened", "sla.*")));
        things.put("mailed", text(made, "id"));
        api.send("POST", "/v1/subscriptions/" + things.get("mailed") + "/confirm", Map.of("code", mails.code(tenant)))
                .ok();
    }

    private void ticket() {
        things.put("reference", "ref-" + tenant.mark());
        var made = api.send(
                "POST",
                "/v1/tickets",
                Map.of(
                        "externalReference",
                        things.get("reference"),
                        "title",
                        tenant.mark() + " Exchange Online is down",
                        "body",
                        tenant.mark() + " Nobody can send or receive mail since 07:40, the service is unavailable.",
                        "type",
                        "INCIDENT",
                        "severity",
                        "A",
                        "productFamily",
                        "MICROSOFT_365",
                        "product",
                        "Exchange Online",
                        "breakFix",
                        true,
                        "customer",
                        Map.of("externalId", things.get("customer"), "name", tenant.mark())));
        things.put("ticket", text(made, "id"));
        things.put("number", text(made, "number"));
        var note = Map.of("direction", "OUTBOUND", "visibility", "INTERNAL", "body", tenant.noteMark());
        things.put(
                "communication",
                text(api.send("POST", "/v1/tickets/" + things.get("ticket") + "/communications", note), "id"));
        things.put(
                "attachment",
                text(
                        api.send(
                                "POST",
                                "/v1/tickets/" + things.get("ticket") + "/attachments?visibility=INTERNAL&name="
                                        + tenant.noteMark() + ".txt",
                                tenant.noteMark()),
                        "id"));
        var view = Map.of("name", tenant.mark(), "visibility", "TENANT", "query", Map.of("q", tenant.mark()));
        things.put("view", text(api.send("POST", "/v1/views", view), "id"));
        var line = Map.of("kind", "customer", "externalId", things.get("customer"), "name", tenant.mark());
        things.put("import", text(api.send("POST", "/v1/imports", line), "id"));
        var second = api.send(
                "POST",
                "/v1/tickets",
                Map.of(
                        "title",
                        tenant.mark() + " second",
                        "body",
                        tenant.mark() + " It is slow as well.",
                        "type",
                        "INCIDENT",
                        "severity",
                        "C",
                        "customer",
                        Map.of("externalId", things.get("customer"), "name", tenant.mark())));
        var link = Map.of("kind", "RELATED_TO", "ticketId", text(second, "id"));
        things.put("link", text(api.send("POST", "/v1/tickets/" + things.get("ticket") + "/links", link), "id"));
        things.put("clock", first("/v1/tickets/" + things.get("ticket") + "/clocks", "id"));
        things.put("escalation", first("/v1/tickets/" + things.get("ticket") + "/escalations", "id"));
        things.put("check", "LOGS");
        api.send(
                        "PUT",
                        "/v1/tickets/" + things.get("ticket") + "/checks/LOGS",
                        Map.of("result", "DONE", "note", tenant.noteMark()))
                .ok();
        things.put("delivery", first("/v1/deliveries?ticket=" + things.get("ticket"), "id"));
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/console/tickets/" + things.get("ticket")).status() == 200);
    }

    private void incident() {
        things.put("incident", "INC-" + tenant.name());
        api.send(
                        "PUT",
                        "/v1/incidents/" + things.get("incident"),
                        Map.of("service", tenant.passedOn(), "productFamily", "DYNAMICS_365"))
                .ok();
        things.put("directory", UUID.randomUUID().toString());
        things.put("newDirectory", UUID.randomUUID().toString());
        api.send(
                        "PUT",
                        "/v1/health-connections/" + things.get("directory"),
                        Map.of("clientId", UUID.randomUUID().toString(), "clientSecret", tenant.mark()))
                .ok();
        things.put("tenant", tenant.path());
        things.put("slug", tenant.slug());
        things.put("one", "2020-01-01T00:00:00Z");
        things.put("fresh", "fresh");
        things.put("eventType", "sla.breached");
    }

    private String first(String path, String member) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            JsonNode body = api.get(path).body();
                            return (body.has("clocks") ? body.path("clocks") : body.path("items"))
                                    .path(0)
                                    .path(member)
                                    .asText();
                        },
                        found -> !found.isEmpty());
    }

    private static String text(Api.Answer answer, String member) {
        return answer.ok().body().path(member).asText();
    }
}
