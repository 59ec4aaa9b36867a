package dev.firstline.escalation.handling;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.escalation.lifecycle.EscalationMove;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody did to an escalation; written once. */
@Entity
@Table(name = "escalation_move")
class EscalationMoveEntity {

    @Id
    UUID id;

    String tenant;

    @Column(name = "escalation_id")
    UUID escalationId;

    @Enumerated(EnumType.STRING)
    EscalationMove move;

    @Column(name = "from_progress")
    @Enumerated(EnumType.STRING)
    EscalationProgress fromProgress;

    @Column(name = "to_progress")
    @Enumerated(EnumType.STRING)
    EscalationProgress toProgress;

    @Nullable String note;

    String person;

    /** Whose token that person had. */
    @Column(name = "person_tenant")
    String personTenant;

    @Column(name = "moved_at")
    Instant movedAt;
}
