package dev.firstline.intake.transfer;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.customer.CustomerUpserts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes customers known, or tells how they are called now: three statements for all of them; within the open transaction. */
@ApplicationScoped
class PastCustomers {

    /** In the order of their ids, so that two that make the same ones at once wait for each other in one order. */
    private static final String INSERT = """
            insert into customer (id, tenant, partner, external_id, name, tenant_slug, created_at, changed_at)
            select id, asked.tenant, ?, external_id, name, slug, ?, ?
            from unnest(?, ?, ?, ?, ?) as asked (id, tenant, external_id, name, slug)
            where not exists (
                select from customer c where c.external_id = asked.external_id and (c.partner = ? or c.tenant = ?))
            order by external_id
            on conflict do nothing
            returning external_id
            """;

    private static final String RENAME = """
            update customer c set name = asked.name, version = version + 1, changed_at = ?
            from unnest(?, ?, ?) as asked (external_id, name, slug)
            where c.partner = ? and c.external_id = asked.external_id and c.name is distinct from asked.name
              and (asked.slug is null or asked.slug = c.tenant_slug)
            returning c.external_id
            """;

    private static final String KNOWN = """
            select external_id, tenant_slug, partner from customer
            where external_id = any(?) and (partner = ? or tenant = ?) order by partner = ?
            """;

    private final Statements statements;
    private final RowCount numbers;
    private final Clock clock;

    PastCustomers(Statements statements, RowCount numbers, Clock clock) {
        this.statements = statements;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * A customer that is there.
     *
     * @param partner whose it is
     */
    private record Known(String externalId, @Nullable String slug, String partner) {}

    /**
     * What became of the lines, in their order.
     *
     * @param lines no two of one customer
     * @throws Problem 429 when the tenant has as many customers as it may
     */
    List<LineResult> take(TenantPath partner, List<NumberedLine<TransferLine.OfCustomer>> lines) {
        var refused = new HashMap<String, Problem>();
        var tenants = new HashMap<String, String>();
        lines.forEach(line -> {
            try {
                tenants.put(line.content().externalId(), tenant(partner, line.content()));
            } catch (Problem problem) {
                refused.put(line.content().externalId(), problem);
            }
        });
        var sound = lines.stream()
                .map(NumberedLine::content)
                .filter(customer -> !refused.containsKey(customer.externalId()))
                .toList();
        var made = insert(partner, sound, tenants);
        numbers.made(CustomerUpserts.OWNED_CUSTOMERS, partner.value(), made.size());
        var renamed = rename(partner, sound);
        var known = known(partner, sound);
        return lines.stream()
                .map(line -> {
                    var id = line.content().externalId();
                    var problem = refused.get(id);
                    if (problem != null) {
                        return LineResult.refused(line, problem);
                    }
                    if (made.contains(id)) {
                        return LineResult.of(line, LineOutcome.CREATED);
                    }
                    return fault(partner, line.content(), known.get(id))
                            .map(fault -> LineResult.refused(line, fault))
                            .orElseGet(() -> LineResult.of(
                                    line, renamed.contains(id) ? LineOutcome.UPDATED : LineOutcome.UNCHANGED));
                })
                .toList();
    }

    private static Optional<Problem> fault(
            TenantPath partner, TransferLine.OfCustomer customer, @Nullable Known known) {
        if (known == null) {
            return Optional.of(Problem.conflict("Another customer has this tenantSlug; each needs its own."));
        }
        if (!known.partner().equals(partner.value())) {
            return Optional.of(new Problem(
                    ProblemType.FORBIDDEN,
                    "The tenant above has written down this customer, which is you; only it can change that."));
        }
        return customer.tenantSlug() != null && !customer.tenantSlug().equals(known.slug())
                ? Optional.of(
                        Problem.conflict("The tenant of a known customer cannot be changed: its tickets are there."))
                : Optional.empty();
    }

    private static String tenant(TenantPath partner, TransferLine.OfCustomer customer) {
        if (customer.tenantSlug() == null) {
            return partner.value();
        }
        try {
            return partner.child(customer.tenantSlug()).value();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/tenantSlug", String.valueOf(e.getMessage()));
        }
    }

    private Set<String> insert(
            TenantPath partner, List<TransferLine.OfCustomer> customers, Map<String, String> tenants) {
        var now = clock.instant();
        return Set.copyOf(statements.rows(
                INSERT,
                statement -> new Columns<>(statement, customers)
                        .text(partner.value())
                        .instant(now)
                        .instant(now)
                        .values("uuid", customer -> Ids.next())
                        .texts(customer -> Objects.requireNonNull(tenants.get(customer.externalId())))
                        .texts(TransferLine.OfCustomer::externalId)
                        .texts(TransferLine.OfCustomer::name)
                        .texts(TransferLine.OfCustomer::tenantSlug)
                        .text(partner.value())
                        .text(partner.value()),
                row -> row.getString(1)));
    }

    private Set<String> rename(TenantPath partner, List<TransferLine.OfCustomer> customers) {
        var now = clock.instant();
        return Set.copyOf(statements.rows(
                RENAME,
                statement -> new Columns<>(statement, customers)
                        .instant(now)
                        .texts(TransferLine.OfCustomer::externalId)
                        .texts(TransferLine.OfCustomer::name)
                        .texts(TransferLine.OfCustomer::tenantSlug)
                        .text(partner.value()),
                row -> row.getString(1)));
    }

    /** The partner's own comes last, and holds. */
    private Map<String, Known> known(TenantPath partner, List<TransferLine.OfCustomer> customers) {
        var known = new HashMap<String, Known>();
        statements
                .rows(
                        KNOWN,
                        statement -> new Columns<>(statement, customers)
                                .texts(TransferLine.OfCustomer::externalId)
                                .text(partner.value())
                                .text(partner.value())
                                .text(partner.value()),
                        row -> new Known(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(one -> known.put(one.externalId(), one));
        return known;
    }
}
