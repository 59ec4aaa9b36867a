package dev.firstline.notification.delivery;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firstline.contracts.notification.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param webhookId the {@code webhook-id} header of every attempt
 * @param tenant whose subscription it is for
 * @param eventTenant whose event it tells
 * @param attempts how many were made
 * @param nextAttemptAt only while it is pending
 * @param lastStatus HTTP status or SMTP reply code of the latest attempt
 * @param lastError why the latest attempt got no answer
 * @param payload only when one is shown whole; likewise {@code log}
 */
public record DeliveryView(
        UUID id,
        String webhookId,
        UUID subscriptionId,
        String tenant,
        Channel channel,
        UUID eventId,
        String eventType,
        String eventTenant,
        @Nullable UUID ticketId,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant settledAt,

        @Nullable @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        String payload,

        @Nullable List<Attempt> log) {

    /**
     * One attempt. What the receiver said beyond its status is not kept.
     *
     * @param status HTTP status or SMTP reply code; absent when there was none
     * @param error absent when there was a status
     */
    public record Attempt(
            int number,
            Instant startedAt,
            int durationMs,
            @Nullable Integer status,
            @Nullable String error) {}

    DeliveryView whole(String itsPayload, List<Attempt> itsLog) {
        return new DeliveryView(
                id,
                webhookId,
                subscriptionId,
                tenant,
                channel,
                eventId,
                eventType,
                eventTenant,
                ticketId,
                state,
                attempts,
                nextAttemptAt,
                lastStatus,
                lastError,
                createdAt,
                settledAt,
                itsPayload,
                itsLog);
    }
}
