package dev.firstline.sla.settings;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The books by which tickets are judged. A ticket keeps the one of the instant at which it was opened. */
@ApplicationScoped
public class Rulebooks {

    private static final String STORE =
            "insert into rulebook (id, tenant, document) values (?, ?, ?::jsonb) on conflict (id) do nothing";
    private static final String FIND = "select document from rulebook where id = ?";

    private final Settings settings;
    private final Transactions transactions;
    private final Remembered<Rulebook> books = new Remembered<>();

    Rulebooks(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    /** The id of the book that was in force for a tenant at that instant; stores it if it is new. */
    public UUID inForce(TenantPath tenant, Instant at) {
        var policies = settings.policies(tenant, at);
        var calendars = settings.calendars(tenant, at);
        var parts = Stream.concat(
                Stream.of(tenant.value()),
                Stream.concat(policies.stream(), calendars.stream())
                        .map(setting -> setting.id().toString()));
        var id = Ids.of(parts.toArray(String[]::new));
        // Asked of the table: what is remembered may come from a transaction that was rolled back.
        if (document(id).isEmpty()) {
            var book = new Rulebook(
                    policies.stream().map(Setting::value).toList(),
                    calendars.stream()
                            .map(Setting::value)
                            .collect(Collectors.toMap(BusinessCalendar::code, calendar -> calendar)));
            store(id, tenant, book);
        }
        return id;
    }

    /**
     * The book with that id, within a transaction that sees its tenant.
     *
     * @throws IllegalStateException when there is none
     */
    public Rulebook book(UUID id) {
        return books.get(
                id,
                () -> document(id)
                        .map(json -> SlaJson.read(json, RulebookDocument.class).toRulebook())
                        .orElseThrow(() -> new IllegalStateException("rulebook " + id + " is not there")));
    }

    private void store(UUID id, TenantPath tenant, Rulebook book) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(STORE)) {
            statement.setObject(1, id);
            statement.setString(2, tenant.value());
            statement.setString(3, SlaJson.write(RulebookDocument.of(book)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Optional<String> document(UUID id) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
