package dev.firstline.benchmarks.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When one ticket was where. Written by several threads, each its own instant, and read when all are done. */
final class Journey {

    private volatile @Nullable Instant accepted;
    private volatile @Nullable Instant opened;
    private volatile @Nullable Instant diagnosed;
    private volatile @Nullable Instant escalated;
    private volatile @Nullable Instant alerted;

    /** The answer 201 was there. */
    void accepted(Instant at) {
        accepted = at;
    }

    /** An event of the ticket was sent to Kafka; the first of each type counts. */
    void sent(String type, Instant at) {
        switch (type) {
            case "ticket.opened" -> opened = opened == null ? at : opened;
            case "diagnosis.completed" -> diagnosed = diagnosed == null ? at : diagnosed;
            case "escalation.opened" -> escalated = escalated == null ? at : escalated;
            default -> {}
        }
    }

    /** The receiver had the alert in hands; the first time counts. */
    synchronized void alerted(Instant at) {
        alerted = alerted == null ? at : alerted;
    }

    boolean isAlerted() {
        return alerted != null;
    }

    /** Whether every instant is known. */
    boolean isComplete() {
        return accepted != null && opened != null && diagnosed != null && escalated != null && alerted != null;
    }

    /** The whole way of a complete journey. */
    Duration whole() {
        return Duration.between(accepted, alerted);
    }

    /** One leg of a complete journey. Can be a little below zero: the event may be sent before the client has its answer. */
    Duration of(Leg leg) {
        return switch (leg) {
            case INTAKE -> Duration.between(accepted, opened);
            case DIAGNOSIS -> Duration.between(opened, diagnosed);
            case ESCALATION -> Duration.between(diagnosed, escalated);
            case NOTIFICATION -> Duration.between(escalated, alerted);
        };
    }
}
