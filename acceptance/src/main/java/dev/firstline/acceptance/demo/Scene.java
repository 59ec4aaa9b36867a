package dev.firstline.acceptance.demo;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.util.List;
import java.util.Map;

/** What must be there before the first ticket: partners and their contracts, promises, known incidents, a subscriber. */
final class Scene {

    static final String POLICY = "demo";

    private static final List<String> ROOTS = List.of("contoso", "litware");

    private static final Map<String, String> PAUSING =
            Map.of("WAITING_ON_CUSTOMER", "CUSTOMER", "WAITING_ON_VENDOR", "VENDOR", "LINKED_TO_INCIDENT", "INCIDENT");

    private final PlatformAddresses platform;
    private final Receiver receiver;

    Scene(PlatformAddresses platform, Receiver receiver) {
        this.platform = platform;
        this.receiver = receiver;
    }

    /** The API with the token of an administrator of the tenant. */
    Api as(String tenant) {
        return new Api(platform.frontDoor(), platform.token(tenant, "global-admin"));
    }

    void set() {
        partner("contoso", "DIRECT_BILL", "ASFP");
        partner("litware", "INDIRECT_PROVIDER", "SIGNATURE");
        as("litware/northwind")
                .send("PUT", "/v1/partners/self", Map.of("type", "INDIRECT_RESELLER"))
                .ok();
        incident("DEMO-TM1", "Microsoft Teams", "MICROSOFT_365", null);
        incident("DEMO-ST1", "Storage", "AZURE", "West Europe");
        for (var root : ROOTS) {
            policy(root, "PT10S", "PT20S");
            subscribe(root);
        }
    }

    /** Takes back what would astonish later users: the short promises, the incidents, the dead receiver. */
    void strike(List<String> subscriptions) {
        for (var root : ROOTS) {
            as(root).send("PUT", "/v1/policies/" + POLICY, Map.of("rank", 1000, "rules", List.of()));
        }
        as("contoso").send("DELETE", "/v1/incidents/DEMO-TM1", null);
        as("contoso").send("DELETE", "/v1/incidents/DEMO-ST1", null);
        subscriptions.forEach(subscription -> {
            var root = subscription.substring(0, subscription.indexOf(' '));
            as(root).send("DELETE", "/v1/subscriptions/" + subscription.substring(root.length() + 1), null);
        });
    }

    private final List<String> subscriptions = new java.util.ArrayList<>();

    List<String> subscriptions() {
        return List.copyOf(subscriptions);
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
        as("contoso").send("PUT", "/v1/incidents/" + id, body).ok();
    }

    private void policy(String tenant, String firstResponse, String resolution) {
        var goals = List.of(goal("FIRST_RESPONSE", firstResponse), goal("RESOLUTION", resolution));
        var rule = Map.of("id", "demo", "source", "./firstline demo", "when", Map.of(), "goals", goals);
        as(tenant)
                .send("PUT", "/v1/policies/" + POLICY, Map.of("rank", 0, "rules", List.of(rule)))
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
                                "the receiver of ./firstline demo"))
                .ok()
                .body();
        receiver.expect(path, made.path("secret").asText());
        subscriptions.add(tenant + " " + made.path("id").asText());
    }
}
