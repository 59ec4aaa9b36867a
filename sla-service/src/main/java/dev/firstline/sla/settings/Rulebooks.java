package dev.firstline.sla.settings;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The books by which tickets are judged. A ticket keeps the one of the instant at which it was opened. */
@ApplicationScoped
public class Rulebooks {

    /** A sixth of the smallest heap that the service is given; what is equal among tenants is there once, and is counted for each. */
    private static final long MOST_BYTES = 24 << 20;

    private static final String STORE =
            "insert into rulebook (id, tenant, document) values (?, ?, ?::jsonb) on conflict (id) do nothing";
    private static final String STORED = "select id from rulebook where id = any(?)";
    private static final String FIND = "select document from rulebook where id = ?";

    private static final String MARKS = "select root, mark from setting_mark where root = any(?)";

    private final Settings settings;
    private final Transactions transactions;
    private final Remembered<Rulebook> books;
    private final BooksInForce inForce = new BooksInForce();

    Rulebooks(Settings settings, Transactions transactions) {
        this.settings = settings;
        this.transactions = transactions;
        this.books = new Remembered<>(MOST_BYTES, settings.shared()::weight);
    }

    /**
     * When a ticket of a tenant was opened.
     *
     * @param at the instant whose settings count
     */
    public record Opening(TenantPath tenant, Instant at) {}

    /**
     * The book that was in force for an opening when this copy last looked. It counts only where that book is stored and the settings of the
     * tenant's tree ({@link TenantPath#root}) still have that mark.
     *
     * @param mark null where nothing was ever set in the tree
     */
    public record Guess(UUID book, @Nullable UUID mark) {}

    /** What is remembered of an opening; asks the database for nothing. Empty when {@link #inForce} has to be asked. */
    public Optional<Guess> guess(Opening opening) {
        return inForce.at(opening);
    }

    /** The ids of the books that were in force, in the order of the openings; stores those that are new. */
    public List<UUID> inForce(List<Opening> openings) {
        // Before the settings: those that are set meanwhile have another mark.
        var marks = marks(openings);
        var histories = new HashMap<TenantPath, Settings.History>();
        var ids = inForce(openings, histories, UnaryOperator.identity());
        for (int i = 0; i < ids.size(); i++) {
            var tenant = openings.get(i).tenant();
            var span = Objects.requireNonNull(histories.get(tenant))
                    .around(openings.get(i).at());
            inForce.remember(tenant, marks.get(tenant.root().value()), span, ids.get(i));
        }
        return ids;
    }

    List<UUID> inForce(List<Opening> openings, UnaryOperator<List<Setting<SlaPolicy>>> binding) {
        return inForce(openings, new HashMap<>(), binding);
    }

    private List<UUID> inForce(
            List<Opening> openings,
            Map<TenantPath, Settings.History> histories,
            UnaryOperator<List<Setting<SlaPolicy>>> binding) {
        var drafts = openings.stream()
                .map(opening -> draft(opening, histories.computeIfAbsent(opening.tenant(), settings::history), binding))
                .toList();
        // Asked of the table: what is remembered may come from a transaction that was rolled back.
        var stored = stored(drafts.stream().map(Draft::id).distinct().toList());
        for (var draft : drafts) {
            if (stored.add(draft.id())) {
                store(draft);
            }
        }
        return drafts.stream().map(Draft::id).toList();
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
                        .map(json -> settings.shared()
                                .book(SlaJson.read(json, RulebookDocument.class).toRulebook()))
                        .orElseThrow(() -> new IllegalStateException("rulebook " + id + " is not there")));
    }

    /** The book that is in force for an opening, or is planned to be; stores nothing. */
    public Rulebook asOf(Opening opening) {
        return asOf(opening, UnaryOperator.identity());
    }

    Rulebook asOf(Opening opening, UnaryOperator<List<Setting<SlaPolicy>>> binding) {
        return draft(opening, settings.history(opening.tenant()), binding).book();
    }

    private record Draft(
            UUID id, TenantPath tenant, List<Setting<SlaPolicy>> policies, List<Setting<BusinessCalendar>> calendars) {

        Rulebook book() {
            return new Rulebook(
                    policies.stream().map(Setting::value).toList(),
                    calendars.stream()
                            .map(Setting::value)
                            .collect(Collectors.toMap(BusinessCalendar::code, calendar -> calendar)));
        }
    }

    private static Draft draft(
            Opening opening, Settings.History history, UnaryOperator<List<Setting<SlaPolicy>>> binding) {
        var inForce = history.policies(opening.at());
        var policies = binding.apply(inForce);
        var calendars = history.calendars(opening.at());
        var parts = Stream.concat(
                Stream.of(opening.tenant().value()),
                Stream.concat(
                        Stream.concat(policies.stream(), calendars.stream())
                                .map(setting -> setting.id().toString()),
                        // Another book, where not all rules bind.
                        policies.stream()
                                .filter(setting -> !inForce.contains(setting))
                                .map(setting -> SlaJson.write(PolicyBody.of(setting.value())))));
        return new Draft(Ids.of(parts.toArray(String[]::new)), opening.tenant(), policies, calendars);
    }

    /** By root; none where nothing was ever set. */
    private Map<String, UUID> marks(List<Opening> openings) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(MARKS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            openings.stream()
                                    .map(opening -> opening.tenant().root().value())
                                    .distinct()
                                    .toArray()));
            var marks = new HashMap<String, UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    marks.put(rows.getString(1), rows.getObject(2, UUID.class));
                }
            }
            return marks;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private Set<UUID> stored(List<UUID> ids) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(STORED)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var stored = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.add(rows.getObject(1, UUID.class));
                }
            }
            return stored;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void store(Draft draft) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(STORE)) {
            statement.setObject(1, draft.id());
            statement.setString(2, draft.tenant().value());
            statement.setString(3, SlaJson.write(RulebookDocument.of(draft.book())));
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
