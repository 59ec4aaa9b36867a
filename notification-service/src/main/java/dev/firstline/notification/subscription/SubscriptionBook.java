package dev.firstline.notification.subscription;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.alert.TestAlerts;
import dev.firstline.notification.consent.CausedMails;
import dev.firstline.notification.consent.Consents;
import dev.firstline.notification.subscription.Subscription.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What can be done with subscriptions. Within an open transaction; the values are checked already. */
@ApplicationScoped
class SubscriptionBook {

    @Produces
    @Singleton
    static final StockRows OWNED = new StockRows(Stock.SUBSCRIPTIONS, "select 1 from subscription where tenant = ?");

    private static final String UNCONFIRMED = "UNCONFIRMED";

    private final Subscriptions subscriptions;
    private final Endpoints endpoints;
    private final SecretVault vault;
    private final RowCount numbers;
    private final Consents consents;
    private final CausedMails mails;
    private final TestAlerts alerts;
    private final Duration overlap;
    private final Clock clock = Clock.systemUTC();

    SubscriptionBook(
            Subscriptions subscriptions,
            Endpoints endpoints,
            SecretVault vault,
            RowCount numbers,
            Consents consents,
            CausedMails mails,
            TestAlerts alerts,
            @ConfigProperty(name = "firstline.webhook.secret-overlap", defaultValue = "24h") Duration overlap) {
        this.subscriptions = subscriptions;
        this.endpoints = endpoints;
        this.vault = vault;
        this.numbers = numbers;
        this.consents = consents;
        this.mails = mails;
        this.alerts = alerts;
        this.overlap = overlap;
    }

    Subscription add(String tenant, SubscriptionRequests.New request, @Nullable WebhookSecret secret) {
        numbers.oneMore(OWNED, tenant);
        var row = new Subscription(Ids.next(), tenant, request.channel(), request.eventTypes(), now());
        row.url = request.url();
        row.email = request.email();
        row.format = request.format() == null ? WebhookFormat.STANDARD : request.format();
        row.description = emptyAsNull(request.description());
        if (secret != null) {
            seal(row, secret);
        }
        if (row.email != null) {
            row.state = State.DISABLED;
            row.disabledReason = UNCONFIRMED;
        }
        subscriptions.persistAndFlush(row);
        if (row.email != null) {
            consents.ask(row.id, row.tenant, row.email);
        }
        return row;
    }

    /**
     * What changes nothing leaves the version as it is.
     *
     * @param emptied the fields that the change takes away
     */
    Subscription change(
            Subscription row, @Nullable String ifMatch, SubscriptionRequests.Change change, Set<String> emptied) {
        ETags.require(ifMatch, row.version);
        var before = Stated.of(row);
        row.url = change.url() == null ? row.url : change.url();
        var newAddress = change.email() == null || change.email().equals(row.email) ? null : change.email();
        row.email = newAddress == null ? row.email : newAddress;
        if (newAddress != null) {
            row.state = State.DISABLED;
            row.disabledReason = UNCONFIRMED;
            consents.ask(row.id, row.tenant, newAddress);
        }
        row.format = change.format() == null ? row.format : change.format();
        row.eventTypes = change.eventTypes() == null ? row.eventTypes : List.copyOf(change.eventTypes());
        if (change.description() != null || emptied.contains("description")) {
            row.description = emptyAsNull(change.description());
        }
        return Stated.of(row).equals(before) ? row : changed(row);
    }

    /** What a change can say of a subscription. */
    private record Stated(
            @Nullable String url,
            @Nullable String email,
            WebhookFormat format,
            List<String> eventTypes,
            @Nullable String description) {

        static Stated of(Subscription row) {
            return new Stated(row.url, row.email, row.format, List.copyOf(row.eventTypes), row.description);
        }
    }

    /**
     * Gives a webhook a new secret; one that it has already stays, so that who chose it can repeat the request.
     *
     * @throws Problem 409 for what is no webhook, and while the secret before this one signs still: until when was told to its receiver
     */
    Subscription rotate(Subscription row, WebhookSecret fresh) {
        if (row.channel != Channel.WEBHOOK) {
            throw Problem.conflict("Only a webhook has a secret.");
        }
        var before = row.secret == null ? Optional.<WebhookSecret>empty() : vault.find(row.secret, row.tenant, row.id);
        if (before.isPresent() && before.get().equals(fresh)) {
            return row;
        }
        var until = row.previousSecretUntil;
        if (before.isPresent() && until != null && until.isAfter(now())) {
            throw Problem.conflict("The secret before this one signs until " + until
                    + ", as was told; rotate after that. Where a secret is known to others, make another subscription and"
                    + " delete this one.");
        }
        // One that cannot be read signs nothing any more: then the fresh one does alone.
        row.previousSecret =
                before.map(secret -> vault.seal(secret, row.tenant, row.id)).orElse(null);
        row.previousSecretUntil = before.map(secret -> now().plus(overlap)).orElse(null);
        seal(row, fresh);
        return changed(row);
    }

    private void seal(Subscription row, WebhookSecret secret) {
        row.secret = vault.seal(secret, row.tenant, row.id);
        row.sealedUnder = vault.keyId();
    }

    /** Asks the address once more. */
    UUID ask(Subscription row) {
        if (row.email == null) {
            throw Problem.conflict("Only an e-mail address is asked to confirm.");
        }
        if (consents.isGiven(row.id, row.channel)) {
            throw Problem.conflict("The address has confirmed already.");
        }
        return consents.ask(row.id, row.tenant, row.email);
    }

    /**
     * The address agrees, and is sent alerts from now on.
     *
     * @return why not; to be thrown after the commit, which remembers the wrong code
     */
    Optional<Problem> confirm(Subscription row, String code) {
        if (row.email == null) {
            throw Problem.conflict("Only an e-mail address is asked to confirm.");
        }
        if (consents.isGiven(row.id, row.channel)) {
            // A repeated request: nothing more to do.
            return Optional.empty();
        }
        var refusal = consents.give(row.id, row.email, code);
        if (refusal.isEmpty()) {
            turn(row, State.ACTIVE);
            subscriptions.getEntityManager().refresh(row);
        }
        return refusal;
    }

    /** @throws Problem 409 while nobody has agreed to get mail, 429 when a test mail is one too many */
    UUID test(Subscription row) {
        requireConsent(row);
        if (row.email != null) {
            mails.count(row.tenant, row.email);
        }
        return alerts.send(row.id, row.tenant, row.channel);
    }

    private void requireConsent(Subscription row) {
        if (!consents.isGiven(row.id, row.channel)) {
            throw Problem.conflict(
                    "The address has not agreed; POST the code that was mailed to it to /v1/subscriptions/"
                            + row.id + "/confirm first, or have another one mailed by POST /v1/subscriptions/" + row.id
                            + "/confirmation.");
        }
    }

    Subscription turn(Subscription row, State state) {
        if (state == State.ACTIVE) {
            requireConsent(row);
        }
        row.state = state;
        row.disabledReason = state == State.DISABLED ? "BY_HAND" : null;
        if (state == State.ACTIVE) {
            endpoints.recovered(List.of(row.id));
        }
        return changed(row);
    }

    void remove(Subscription row) {
        subscriptions.delete(row);
        endpoints.recovered(List.of(row.id));
    }

    Subscription find(UUID id, Scope scope) {
        return subscriptions.find(id, scope).orElseThrow(() -> Problem.notFound("subscription"));
    }

    Subscription hold(UUID id, Scope scope) {
        return subscriptions.hold(id, scope).orElseThrow(() -> Problem.notFound("subscription"));
    }

    List<Subscription> list(Scope scope, @Nullable UUID after, int limit) {
        return subscriptions.list(scope, after, limit);
    }

    List<SubscriptionView> views(List<Subscription> rows, boolean whole) {
        var failing = endpoints.failingSince(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .map(row -> SubscriptionView.of(row, whole, clock.instant(), failing.get(row.id)))
                .toList();
    }

    private Subscription changed(Subscription row) {
        row.changedAt = now();
        subscriptions.flush();
        return row;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || Texts.isBlank(text) ? null : text;
    }
}
