package dev.firstline.escalation.partner;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The partner's desk as the vendor reaches it. On every request the contact is the partner's, never the customer's
 * (Partner Center documentation, "Report problems on behalf of a customer").
 *
 * @param phone in international form, or null; Azure asks for one on severity A
 * @param timeZone in which the desk works
 * @param country ISO 3166-1 alpha-3, such as {@code BRA}; it decides the vendor's business hours
 */
public record PartnerContact(
        String firstName,
        String lastName,
        String email,
        @Nullable String phone,
        ZoneId timeZone,
        String country) {}
