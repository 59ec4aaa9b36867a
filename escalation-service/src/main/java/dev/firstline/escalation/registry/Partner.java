package dev.firstline.escalation.registry;

import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.partner.PartnerProfile;
import java.util.List;

/** A partner with everything that it is entitled to, usable or not. */
public record Partner(PartnerProfile profile, List<Entitlement> entitlements) {}
