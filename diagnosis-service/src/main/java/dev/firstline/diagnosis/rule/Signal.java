package dev.firstline.diagnosis.rule;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What words can tell; each has terms in every language's lexicon, under its {@link #section()}. */
public enum Signal {
    /** The partner's own tenant, beyond doubt. */
    OWN_TENANT,
    /** The filer's own tenant: whose it is, is not said. */
    OWN_TENANT_HINT,
    /** Not about a customer. */
    NOT_A_CUSTOMER,
    /** A product of a third party from the commercial marketplace. */
    MARKETPLACE,
    /** The purchase, transaction or deployment of an offer by the marketplace itself. */
    MARKETPLACE_PLATFORM,
    /** A security hole in a vendor's product was found. */
    VULNERABILITY,
    /** An account or subscription in foreign hands. */
    COMPROMISE,
    /** The vendor suspended for misuse. */
    ACCEPTABLE_USE,
    /** Money is wanted back. */
    REFUND,
    /** An invoice is not paid. */
    UNPAID,
    /** It has been paid now. */
    PAID_NOW,
    /** Access was taken away. */
    BLOCKED,
    /** A charge is contested. */
    DISPUTE,
    /** The vendor's invoice or reconciliation file to the partner. */
    PARTNER_INVOICE,
    /** It is not right, as said of an amount or a list. */
    WRONG_AMOUNT,
    /** Invoices, prices, charges. */
    BILLING,
    /** Buying, changing, renewing, ending a subscription or its seats. */
    SUBSCRIPTION_CHANGE,
    /** More quota or a higher limit is wanted. */
    QUOTA,
    /** Exchange, return or refund of a reservation. */
    RESERVATION,
    /** A subscription is to move into the program. */
    TRANSFER,
    /** Seats differ between the portals. */
    SEAT_MISMATCH,
    /** How something is used. */
    HOW_TO,
    /** Forms of a question; they count at the beginning of a sentence or in one that ends with a question mark. */
    ASKING,
    /** Questions pile up, or training is missing. */
    TRAINING,
    /** Design, planning, best practice. */
    ADVISORY,
    /** Updates are to be managed, or one broke something on clients. */
    UPDATES,
    /** The filer's side changed something just before. */
    OWN_CHANGE,
    /** One person or one device alone. */
    SINGLE,
    /** A desktop, laptop, phone, printer. */
    CLIENT,
    /** The same works by another way: in the browser, on another device. */
    WORKS_ELSEWHERE,
    /** The customer's own network. */
    LOCAL_NETWORK,
    /** Several customers at once. */
    MANY_CUSTOMERS,
    /** The symptom outlived the vendor's incident. */
    PERSISTS_AFTER_INCIDENT,
    /** Said later: it still fails. */
    STILL_FAILING,
    /** Said later: it is solved. */
    SOLVED,
    /** A network disruption of large scale. */
    LARGE_NETWORK,
    /** All or many people. */
    EVERYONE,
    /** A service that cannot be used at all. */
    DOWN,
    /** Something does not work. */
    FAULT,
    /** An error that only the platform itself gives. */
    PLATFORM_ERROR,
    /** A bug in appearance or operation of the service. */
    IRREGULARITY,
    /** Not operating as documented. */
    NOT_AS_DOCUMENTED,
    /** The partner's causes were looked at and ruled out. */
    RULED_OUT,
    /** The vendor's health pages show nothing. */
    HEALTH_CLEAR,
    /** Rights are missing. */
    PERMISSION,
    /** Settings. */
    CONFIGURATION,
    /** A connection to other software is not finished. */
    INTEGRATION,
    /** New users, licences, trials, set-up. */
    PROVISIONING,
    /** Installation, migration. */
    INSTALLATION,
    /** Activation of Office or Windows. */
    ACTIVATION,
    /** A call is demanded. */
    PHONE,
    /** This part works. */
    WORKS,
    /** Tried, and it did not help: restarted, replaced, removed, rolled back. */
    TRIED,
    /** A cause on the customer's side that outweighs a published incident: an expired password, a lapsed certificate. */
    OWN_CAUSE,
    /** It is said that nothing is contested. */
    NO_COMPLAINT,
    /** Something is wanted: to be sent, created, ordered, changed. */
    REQUEST,
    /** Nothing goes on: production stands, nobody can sell, ship or treat. */
    STANDSTILL,
    /** It goes on with pains: slow, late, now and then, for some, by hand meanwhile; or there is no hurry. */
    DEGRADED,
    /** Not about the matter: a disclaimer, a mail that is quoted. What stands in its sentence signals nothing. */
    ASIDE,
    /** All or many people have the fault: {@link #EVERYONE} beside a fault, in no clause that says it works. Derived. */
    SCALE,
    /** A question of use in a sentence that tells of no fault. Derived from {@link #HOW_TO} and {@link #ASKING}. */
    QUESTION,
    /** A sentence with a question mark that tells of no fault. Derived. */
    QUESTION_MARK;

    /** Those that no lexicon holds: they are derived from where the others stand. */
    private static final Set<Signal> DERIVED = EnumSet.of(SCALE, QUESTION, QUESTION_MARK);

    /** Whether no lexicon holds it. */
    public boolean derived() {
        return DERIVED.contains(this);
    }

    /** The lexicon's section, such as {@code own-tenant}. */
    public String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
