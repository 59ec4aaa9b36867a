package dev.firstline.chassis.quota;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.TenantRates.Standing;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What tenants use of this copy of the service now, and how much they may. */
@Path("/v1/usage/{service}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.CRM_CLIENT,
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.USER_ADMIN,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.GLOBAL_ADMIN,
    Roles.OPS
})
@Tag(name = "Usage", description = "What a tenant uses of a service, and how much it may")
public class UsageResource {

    private static final int MOST = 1_000;

    private final Limits limits;
    private final OpenStreams streams;
    private final Stocks stocks;
    private final Instance<StockRows> stockRows;
    private final RowCount rowCount;
    private final Transactions transactions;
    private final Caller caller;
    private final String self;

    UsageResource(
            Limits limits,
            OpenStreams streams,
            Stocks stocks,
            @Any Instance<StockRows> stockRows,
            RowCount rowCount,
            Transactions transactions,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.limits = limits;
        this.streams = streams;
        this.stocks = stocks;
        this.stockRows = stockRows;
        this.rowCount = rowCount;
        this.transactions = transactions;
        this.caller = caller;
        this.self = self;
    }

    /** What may be had, what is used of it. */
    @Schema(name = "UsageShare")
    public record Share(long limit, long used) {}

    /**
     * One tenant's.
     *
     * @param uses by the keys of docs/running.md; those of which nothing is used now are left out
     */
    public record TenantUsage(String tenant, Map<String, Share> uses) {}

    /** Of the caller's tenant always, and of those below it, or all for the platform's operators, that use something now. */
    public record Usage(String service, List<TenantUsage> items) {}

    @GET
    @Operation(
            operationId = "readUsage",
            summary = "What the tenant and those below it use of this copy of the service now; all tenants for the"
                    + " platform")
    @ExampleAnswer(name = "one", value = """
        {"service":"intake-service","items":[{"tenant":"contoso","uses":{
         "requests.burst":{"limit":15000,"used":12},"in-progress.share":{"limit":64,"used":1}}}]}
        """)
    public Usage read(@PathParam("service") String service) {
        if (!service.equals(self)) {
            throw Problem.notFound("service");
        }
        var scope = caller.scope();
        var tenants = new TreeSet<String>();
        if (scope instanceof Scope.Tenant(TenantPath own)) {
            tenants.add(own.value());
        }
        Stream.of(
                        limits.requests().tenants(),
                        limits.inProgress().inside().keySet(),
                        limits.bodies().taken().keySet(),
                        limits.files().inside().keySet(),
                        limits.answers().taken().keySet(),
                        streams.inside().keySet())
                .flatMap(Collection::stream)
                .filter(tenant -> isSeen(scope, tenant))
                .forEach(tenants::add);
        var shown = tenants.stream().limit(MOST).toList();
        var owned = owned(scope, shown);
        return new Usage(
                self,
                shown.stream()
                        .map(tenant -> of(tenant, owned.getOrDefault(tenant, Map.of())))
                        .toList());
    }

    /** What each of some tenants has, counted now: what was made long ago is used as well. */
    private Map<String, Map<Stock, Long>> owned(Scope scope, List<String> tenants) {
        if (stockRows.isUnsatisfied()) {
            return Map.of();
        }
        return transactions.in(scope, () -> {
            var owned = new HashMap<String, Map<Stock, Long>>();
            for (var rows : stockRows) {
                rowCount.owned(rows, tenants)
                        .forEach((tenant, number) -> owned.computeIfAbsent(tenant, _ -> new EnumMap<>(Stock.class))
                                .put(rows.stock(), number));
            }
            return owned;
        });
    }

    private static boolean isSeen(Scope scope, String tenant) {
        return TenantPath.isValid(tenant) && scope.covers(new TenantPath(tenant));
    }

    private TenantUsage of(String tenant, Map<Stock, Long> owned) {
        var settings = limits.settings();
        var uses = new TreeMap<String, Share>();
        long now = limits.now();
        rate(uses, limits.requests().standing(tenant, now));
        rate(uses, limits.imports().standing(tenant, now));
        put(
                uses,
                "in-progress.share",
                settings.inProgress().share(),
                limits.inProgress().inside(tenant));
        put(uses, "costly.share", settings.costly().share(), limits.costly().inside(tenant));
        put(uses, "large.share", settings.large().share(), limits.large().inside(tenant));
        put(
                uses,
                "body.unfinished",
                settings.body().unfinished(),
                limits.unfinished().inside(tenant));
        put(uses, "body.share", settings.body().share(), limits.bodies().taken().getOrDefault(tenant, 0L));
        put(uses, "files.share", settings.files().share(), limits.files().inside(tenant));
        put(
                uses,
                "answer.share",
                settings.answer().share(),
                limits.answers().taken().getOrDefault(tenant, 0L));
        put(uses, "streams.share", settings.streams().share(), streams.inside().getOrDefault(tenant, 0));
        owned.forEach((stock, number) -> put(uses, "owned." + stock.label(), stocks.most(stock, tenant), number));
        return new TenantUsage(tenant, uses);
    }

    private static void rate(Map<String, Share> uses, Optional<Standing> standing) {
        standing.ifPresent(known -> put(
                uses,
                known.policy() + ".burst",
                known.rate().burst(),
                known.rate().burst() - known.left()));
    }

    private static void put(Map<String, Share> uses, String key, long limit, long used) {
        if (used > 0) {
            uses.put(key, new Share(limit, used));
        }
    }
}
