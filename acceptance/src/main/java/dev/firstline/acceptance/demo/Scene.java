package dev.firstline.acceptance.demo;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.devstack.demo.DemoRun;
import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What must be there before the first ticket: partners and their contracts, promises, known incidents, a subscriber. */
final class Scene {

    /** Long enough for a run on a slow machine; a policy that nobody could take back ends by itself. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private static final int NOT_FOUND = 404;

    private static final Map<String, String> PAUSING =
            Map.of("WAITING_ON_CUSTOMER", "CUSTOMER", "WAITING_ON_VENDOR", "VENDOR", "LINKED_TO_INCIDENT", "INCIDENT");

    private final PlatformAddresses platform;
    private final Receiver receiver;
    private final DemoRun run = DemoRun.here();
    private boolean struck;

    Scene(PlatformAddresses platform, Receiver receiver) {
        this.platform = platform;
        this.receiver = receiver;
    }

    /** The API with the token of an administrator of the tenant. */
    Api as(String tenant) {
        return new Api(platform.frontDoor(), platform.token(tenant, "global-admin"));
    }

    /** Whoever strikes it waits until it stands: nothing must come after. */
    synchronized void set() {
        if (struck) {
            throw new IllegalStateException("broken off");
        }
        partner("contoso", "DIRECT_BILL", "ASFP");
        partner("litware", "INDIRECT_PROVIDER", "SIGNATURE");
        as("litware/northwind")
                .send("PUT", "/v1/partners/self", Map.of("type", "INDIRECT_RESELLER"))
                .ok();
        incident("TM1", "Microsoft Teams", "MICROSOFT_365", null);
        incident("ST1", "Storage", "AZURE", "West Europe");
        policy("contoso", List.of(customer("contoso")));
        policy("litware", List.of(customer("litware"), customer("litware/northwind")));
        DemoTraces.TENANTS.forEach(this::subscribe);
    }

    /** Takes back what would astonish later users: the short promises, the incidents, the dead receiver. Once is enough. */
    synchronized void strike() throws IOException {
        if (!struck) {
            struck = true;
            new DemoTraces(platform).takeBack(run);
        }
    }

    /** The id of the customer whose tickets the demo files; made when there is none. */
    private String customer(String tenant) {
        var path = "/v1/customers/" + DemoTicket.customerOf(tenant);
        var there = as(tenant).get(path);
        if (there.status() == NOT_FOUND) {
            as(tenant).send("PUT", path, Map.of("name", DemoTicket.CUSTOMER));
            // Also when another demo made it meanwhile and the answer was no.
            there = as(tenant).get(path);
        }
        return there.ok().body().path("id").asText();
    }

    private void partner(String tenant, String type, String vehicle) {
        var api = as(tenant);
        var contact = Map.of(
                "firstName",
                "Dana",
                "lastName",
                "Desk",
                "email",
                "desk@" + tenant + ".example",
                "phone",
                "+49 30 5550100",
                "timeZone",
                "Europe/Berlin",
                "country",
                "DEU");
        api.send("PUT", "/v1/partners/self", Map.of("type", type, "contact", contact))
                .ok();
        var held = api.get("/v1/entitlements?limit=200").ok().body().path("items");
        for (var entitlement : held) {
            if (entitlement.path("vehicle").asText().equals(vehicle)) {
                return;
            }
        }
        api.send(
                        "POST",
                        "/v1/entitlements",
                        Map.of(
                                "vehicle",
                                vehicle,
                                "accessId",
                                "AID-1001",
                                "contractId",
                                "CID-2002",
                                "validFrom",
                                "2026-01-01"))
                .ok();
    }

    private void incident(String id, String service, String family, @org.jspecify.annotations.Nullable String region) {
        var body = new java.util.HashMap<String, Object>(Map.of("service", service, "productFamily", family));
        if (region != null) {
            body.put("region", region);
        }
        as("contoso").send("PUT", "/v1/incidents/" + run.incident(id), body).ok();
    }

    /** For the demo's own customers alone: nobody else's ticket gets a promise of seconds. */
    private void policy(String tenant, List<String> customers) {
        var goals = List.of(goal("FIRST_RESPONSE", "PT10S"), goal("RESOLUTION", "PT20S"));
        var rule = Map.of(
                "id", "demo", "source", "./firstline demo", "when", Map.of("customers", customers), "goals", goals);
        var until = Instant.now().plus(LONGEST_RUN).truncatedTo(ChronoUnit.SECONDS);
        as(tenant)
                .send(
                        "PUT",
                        "/v1/policies/" + run.mark() + "?validUntil=" + until,
                        Map.of("rank", 0, "rules", List.of(rule)))
                .ok();
    }

    private static Map<String, Object> goal(String target, String goal) {
        return Map.of(
                "target",
                target,
                "goal",
                goal,
                "calendar",
                "24x7",
                "pausing",
                target.equals("RESOLUTION") ? PAUSING : Map.of(),
                "warnAtPercent",
                List.of(75));
    }

    private void subscribe(String tenant) {
        var path = "/alerts/" + tenant;
        var made = as(tenant)
                .send(
                        "POST",
                        "/v1/subscriptions",
                        Map.of(
                                "channel",
                                "WEBHOOK",
                                "url",
                                receiver.url(path).toString(),
                                "eventTypes",
                                List.of("sla.*", "escalation.*"),
                                "description",
                                run.mark()))
                .ok()
                .body();
        receiver.expect(path, made.path("secret").asText());
    }
}
