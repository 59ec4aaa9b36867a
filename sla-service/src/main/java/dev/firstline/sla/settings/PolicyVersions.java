package dev.firstline.sla.settings;

import dev.firstline.sla.policy.ProgramPolicy;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** All versions of all tenants' policies. */
@ApplicationScoped
class PolicyVersions implements SettingVersions<PolicyVersion, SlaPolicy> {

    /** The tenants that have ever set a policy, of those that the transaction sees. */
    List<String> tenants() {
        return getEntityManager()
                .createQuery("select distinct tenant from PolicyVersion", String.class)
                .getResultList();
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public boolean isShipped(String code) {
        return ProgramPolicy.CODE.equals(code);
    }

    @Override
    public PolicyVersion blank() {
        return new PolicyVersion();
    }

    @Override
    public Setting<SlaPolicy> setting(PolicyVersion row) {
        return Setting.of(
                row,
                SlaJson.read(Objects.requireNonNull(row.document), PolicyBody.class)
                        .toPolicy(row.code, row.version));
    }

    @Override
    public String code(SlaPolicy policy) {
        return policy.code();
    }

    @Override
    public String document(SlaPolicy policy) {
        return SlaJson.write(PolicyBody.of(policy));
    }
}
