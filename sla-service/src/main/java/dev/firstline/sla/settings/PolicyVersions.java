package dev.firstline.sla.settings;

import jakarta.enterprise.context.ApplicationScoped;

/** All versions of all tenants' policies. */
@ApplicationScoped
class PolicyVersions implements SettingVersions<PolicyVersion> {

    @Override
    public PolicyVersion blank() {
        return new PolicyVersion();
    }
}
