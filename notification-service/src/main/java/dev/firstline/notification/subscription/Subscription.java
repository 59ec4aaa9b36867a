package dev.firstline.notification.subscription;

import dev.firstline.contracts.notification.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The row of a subscription. */
@Entity
@Table(name = "subscription")
class Subscription {

    /** Whether events are delivered. */
    @Schema(name = "SubscriptionState")
    enum State {
        ACTIVE,
        DISABLED
    }

    @Id
    UUID id;

    String tenant;

    @Enumerated(EnumType.STRING)
    Channel channel;

    @Nullable String url;

    @Nullable String email;

    /** Of a webhook; says nothing of a mail. */
    @Enumerated(EnumType.STRING)
    WebhookFormat format = WebhookFormat.STANDARD;

    @Column(name = "event_types", columnDefinition = "text[]")
    List<String> eventTypes;

    @Nullable String description;

    @Enumerated(EnumType.STRING)
    State state = State.ACTIVE;

    @Column(name = "disabled_reason")
    @Nullable String disabledReason;

    @Column(name = "confirmed_at", insertable = false, updatable = false)
    @Nullable Instant confirmedAt;

    byte @Nullable [] secret;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "sealed_under")
    @Nullable String sealedUnder;

    @Column(name = "previous_secret_until")
    @Nullable Instant previousSecretUntil;

    @Version
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    Subscription(UUID id, String tenant, Channel channel, List<String> eventTypes, Instant now) {
        this.id = id;
        this.tenant = tenant;
        this.channel = channel;
        this.eventTypes = List.copyOf(eventTypes);
        this.createdAt = now;
        this.changedAt = now;
    }
}
