package dev.firstline.acceptance.demo;

import static dev.firstline.acceptance.client.TypedApi.ask;

import dev.firstline.acceptance.client.Receiver;
import dev.firstline.acceptance.client.TypedApi;
import dev.firstline.client.ApiClient;
import dev.firstline.client.ApiException;
import dev.firstline.client.api.CustomersApi;
import dev.firstline.client.api.EntitlementsApi;
import dev.firstline.client.api.IncidentsApi;
import dev.firstline.client.api.PoliciesApi;
import dev.firstline.client.api.SubscriptionsApi;
import dev.firstline.client.model.Channel;
import dev.firstline.client.model.ConditionBody;
import dev.firstline.client.model.CustomerRequest;
import dev.firstline.client.model.EntitlementRequest;
import dev.firstline.client.model.EntitlementView;
import dev.firstline.client.model.GoalBody;
import dev.firstline.client.model.IncidentRequest;
import dev.firstline.client.model.NewPartnerContact;
import dev.firstline.client.model.NewSubscription;
import dev.firstline.client.model.PartnerRequest;
import dev.firstline.client.model.PartnerType;
import dev.firstline.client.model.PauseCause;
import dev.firstline.client.model.PolicyBody;
import dev.firstline.client.model.ProductFamily;
import dev.firstline.client.model.RuleBody;
import dev.firstline.client.model.SlaTarget;
import dev.firstline.client.model.SupportVehicle;
import dev.firstline.devstack.demo.DemoRun;
import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What must be there before the first ticket: partners and their contracts, promises, known incidents, a subscriber. */
final class Scene {

    /** Long enough for a run on a slow machine; a policy that nobody could take back ends by itself. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private static final int NOT_FOUND = 404;

    private static final Map<String, PauseCause> PAUSING = Map.of(
            "WAITING_ON_CUSTOMER", PauseCause.CUSTOMER,
            "WAITING_ON_VENDOR", PauseCause.VENDOR,
            "LINKED_TO_INCIDENT", PauseCause.INCIDENT);

    private final PlatformAddresses platform;
    private final Receiver receiver;
    private final DemoRun run = DemoRun.here();
    private final Profiles profiles = new Profiles(this::as);
    private boolean struck;

    Scene(PlatformAddresses platform, Receiver receiver) {
        this.platform = platform;
        this.receiver = receiver;
    }

    /** The API with the token of an administrator of the tenant. */
    ApiClient as(String tenant) {
        return TypedApi.of(platform.frontDoor(), platform.token(tenant, "global-admin"));
    }

    /** Whoever strikes it waits until it stands: nothing must come after. */
    synchronized void set() {
        if (struck) {
            throw new IllegalStateException("broken off");
        }
        partner("contoso", PartnerType.DIRECT_BILL, SupportVehicle.ASFP);
        partner("litware", PartnerType.INDIRECT_PROVIDER, SupportVehicle.SIGNATURE);
        profiles.stand("litware/northwind", new PartnerRequest().type(PartnerType.INDIRECT_RESELLER));
        incident("TM1", new IncidentRequest().service("Microsoft Teams").productFamily(ProductFamily.MICROSOFT_365));
        incident(
                "ST1",
                new IncidentRequest()
                        .service("Storage")
                        .productFamily(ProductFamily.AZURE)
                        .region("West Europe"));
        policy("contoso", List.of(customer("contoso")));
        policy("litware", List.of(customer("litware"), customer("litware/northwind")));
        DemoTraces.TENANTS.forEach(this::subscribe);
    }

    /** Takes back what would astonish later users: the short promises, the incidents, the dead receiver, the lent profiles. Once is enough. */
    synchronized void strike() throws IOException {
        if (!struck) {
            struck = true;
            try {
                profiles.giveBack();
            } catch (IllegalStateException e) {
                throw new IOException("A partner profile is not as it was: " + e.getMessage(), e);
            } finally {
                new DemoTraces(platform).takeBack(run);
            }
        }
    }

    /** The id of the customer whose tickets the demo files; made when there is none. */
    private UUID customer(String tenant) {
        var customers = new CustomersApi(as(tenant));
        var externalId = DemoTicket.customerOf(tenant);
        return ask(() -> {
                    try {
                        return customers.readCustomer(externalId, null);
                    } catch (ApiException e) {
                        if (e.getCode() != NOT_FOUND) {
                            throw e;
                        }
                        return customers.putCustomer(
                                externalId, new CustomerRequest().name(DemoTicket.CUSTOMER), null, null);
                    }
                })
                .getId();
    }

    private void partner(String tenant, PartnerType type, SupportVehicle vehicle) {
        var contact = new NewPartnerContact()
                .firstName("Dana")
                .lastName("Desk")
                .email("desk@" + tenant + ".example")
                .phone("+49 30 5550100")
                .timeZone("Europe/Berlin")
                .country("DEU");
        profiles.stand(tenant, new PartnerRequest().type(type).contact(contact));
        var entitlements = new EntitlementsApi(as(tenant));
        var held = ask(() -> entitlements.listEntitlements(null, 200)).getItems();
        if (held.stream().noneMatch(entitlement -> entitlement.getVehicle() == vehicle && isGood(entitlement))) {
            var request = new EntitlementRequest()
                    .vehicle(vehicle)
                    .accessId("AID-1001")
                    .contractId("CID-2002")
                    .validFrom(LocalDate.of(2026, 1, 1));
            ask(() -> entitlements.addEntitlement(request, null));
        }
    }

    /** One that has ended, or of which nothing is left, lets no ticket through. */
    private static boolean isGood(EntitlementView held) {
        return (held.getValidTo() == null || !held.getValidTo().isBefore(LocalDate.now(ZoneOffset.UTC)))
                && (held.getIncidentsRemaining() == null || held.getIncidentsRemaining() > 0);
    }

    private void incident(String id, IncidentRequest incident) {
        ask(() -> new IncidentsApi(as("contoso")).openIncident(run.incident(id), incident, null));
    }

    /** For the demo's own customers alone: nobody else's ticket gets a promise of seconds. */
    private void policy(String tenant, List<UUID> customers) {
        var rule = new RuleBody()
                .id("demo")
                .source("./firstline demo")
                .when(new ConditionBody().customers(customers))
                .goals(List.of(
                        goal(SlaTarget.FIRST_RESPONSE, "PT10S"),
                        goal(SlaTarget.RESOLUTION, "PT20S").pausing(PAUSING)));
        var until = Instant.now().plus(LONGEST_RUN).truncatedTo(ChronoUnit.SECONDS);
        ask(() -> new PoliciesApi(as(tenant))
                .putPolicy(
                        run.mark(),
                        new PolicyBody().rank(0).rules(List.of(rule)),
                        null,
                        null,
                        until.toString(),
                        null,
                        null));
    }

    private static GoalBody goal(SlaTarget target, String goal) {
        return new GoalBody().target(target).goal(goal).calendar("24x7").warnAtPercent(List.of(75));
    }

    private void subscribe(String tenant) {
        var path = "/alerts/" + tenant;
        var request = new NewSubscription()
                .channel(Channel.WEBHOOK)
                .url(receiver.url(path).toString())
                .eventTypes(List.of("sla.*", "escalation.*"))
                .description(run.mark());
        var made = ask(() -> new SubscriptionsApi(as(tenant)).createSubscription(request, null));
        receiver.expect(path, made.getSecret());
    }
}
