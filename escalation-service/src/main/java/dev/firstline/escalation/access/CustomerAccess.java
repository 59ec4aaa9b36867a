package dev.firstline.escalation.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is recorded of a partner's access to a customer. That there is one means that somebody keeps it: what is not in it, is not there.
 *
 * @param customerId the customer's id at intake
 * @param vendorTenantId the customer's tenant at the vendor, or null
 */
public record CustomerAccess(UUID customerId, @Nullable String vendorTenantId, List<AccessRelation> relations) {

    /** Copies the relations, so that it cannot change. */
    public CustomerAccess {
        relations = List.copyOf(relations);
    }

    /** Those of which a partner is warned before they end: they hold, have an end, and no other takes their place. */
    public Stream<AccessRelation> ending(Instant now) {
        return relations.stream()
                .filter(relation -> relation.endsAt() != null && relation.isHeldAt(now))
                .filter(relation -> relations.stream().noneMatch(relation::isSucceededBy));
    }

    /**
     * The same with what was heard of one of them. In whatever order news come, and however often, the same comes of them: the latest of
     * each relation counts, and of two at one instant the later in its life. A relation that nobody has recorded is taken down, its roles being unknown.
     */
    public CustomerAccess heard(AccessNews news) {
        var heard = new ArrayList<AccessRelation>();
        boolean known = false;
        for (var relation : relations) {
            boolean same = relation.kind() == news.kind() && relation.name().equals(news.relation());
            known |= same;
            heard.add(same && news.isLaterThan(relation) ? relation.as(news.status(), news.at()) : relation);
        }
        if (!known) {
            heard.add(
                    new AccessRelation(news.relation(), news.kind(), news.status(), List.of(), null, null, news.at()));
        }
        return new CustomerAccess(customerId, vendorTenantId, heard);
    }
}
