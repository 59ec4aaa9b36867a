package dev.firstline.notification.subscription;

import dev.firstline.chassis.http.Emptiable;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.notification.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies that a client sends. */
public final class SubscriptionRequests {

    static final int MAX_URL = 2000;
    static final int MAX_EMAIL = 254;
    static final int MAX_DESCRIPTION = 500;
    static final int MAX_TYPES = 50;
    static final int MAX_TYPE = 100;
    static final int MAX_SECRET = 100;

    private SubscriptionRequests() {}

    /**
     * A new subscription.
     *
     * @param tenant whose events it hears; the caller's own when absent, otherwise one below it
     * @param url for {@link Channel#WEBHOOK}
     * @param email for {@link Channel#EMAIL}
     * @param format of a webhook; {@link WebhookFormat#STANDARD} when absent
     * @param secret of the receiver's own choice; one is made when absent
     */
    @Schema(name = "NewSubscription")
    public record New(
            @Nullable @Size(max = 163) String tenant,
            @NotNull Channel channel,
            @Nullable @Size(max = MAX_URL) String url,
            @Nullable @Size(max = MAX_EMAIL) String email,
            @Nullable WebhookFormat format,
            @NotEmpty @Size(max = MAX_TYPES) List<@NotBlank @Size(max = MAX_TYPE) String> eventTypes,
            @Nullable @Size(max = MAX_SECRET) String secret,

            @Nullable @OneLine(mayBeBlank = true, words = true) @Size(max = MAX_DESCRIPTION) String description) {}

    /** A change; what is absent stays. A description that is null or empty takes it away. */
    @Schema(name = "SubscriptionChange")
    public record Change(
            @Nullable @Size(max = MAX_URL) String url,
            @Nullable @Size(max = MAX_EMAIL) String email,
            @Nullable WebhookFormat format,
            @Nullable @Size(min = 1, max = MAX_TYPES) List<@NotBlank @Size(max = MAX_TYPE) String> eventTypes,

            @Emptiable @Nullable @OneLine(mayBeBlank = true, words = true) @Size(max = MAX_DESCRIPTION) String description) {}

    /** The code that was mailed to the address. */
    @Schema(name = "Confirmation")
    public record Confirmation(
            @NotNull @OneLine @Size(max = 40) String code) {}

    /** A new secret: the given one, or one that is made. */
    @Schema(name = "SecretRotation")
    public record Rotation(@Nullable @Size(max = MAX_SECRET) String secret) {}
}
