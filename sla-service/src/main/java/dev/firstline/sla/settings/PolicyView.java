package dev.firstline.sla.settings;

import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.settings.PolicyBody.RuleBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy in force.
 *
 * @param tenant who set it; absent for the one that Firstline ships
 * @param validFrom since when; absent for the one that Firstline ships
 * @param validUntil the first instant after it; absent when it has no end of its own
 * @param hints what is hardly meant so; told to whoever sets it, absent when there is nothing
 */
public record PolicyView(
        String code,
        int version,
        @Nullable String tenant,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        int rank,
        List<RuleBody> rules,
        @Nullable List<Fault> hints) {

    /** All in force, in the order in which they are asked: as many as a tenant may have, so one page. */
    @Schema(name = "PolicyPage")
    public record Page(List<PolicyView> items) {}

    static PolicyView of(Setting<SlaPolicy> setting) {
        return new PolicyView(
                setting.code(),
                setting.version(),
                setting.tenant(),
                setting.validFrom(),
                setting.validUntil(),
                setting.value().rank(),
                PolicyBody.of(setting.value()).rules(),
                null);
    }

    /** The same with what its author should know of it. */
    PolicyView withHints(List<Fault> found) {
        return new PolicyView(
                code, version, tenant, validFrom, validUntil, rank, rules, found.isEmpty() ? null : found);
    }
}
