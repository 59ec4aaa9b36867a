package dev.firstline.escalation.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which roles may create support requests, by name or by the id that is the same in every directory (Microsoft Entra documentation, "Built-in roles";
 * Azure documentation, "Built-in roles"). The vendor adds roles, and there are custom ones: of what neither list knows nothing is said, so that
 * no request that could be filed is held up by a list.
 */
final class SupportRoles {

    private static final Map<String, String> ENTRA_IDS = Map.ofEntries(
            Map.entry("62e9039469f542379190012177145e10", "globaladministrator"),
            Map.entry("f023fd81a6374b5695fd791ac0226033", "servicesupportadministrator"),
            Map.entry("729827e39c1449f7bb1b9608f156bbb8", "helpdeskadministrator"),
            Map.entry("fe930be75e6247db91af98c3a49a38b1", "useradministrator"),
            Map.entry("b0f546612d744c50afa31ec803f12efe", "billingadministrator"),
            Map.entry("29232cdf932342fdade21d097af3e4de", "exchangeadministrator"),
            Map.entry("f28a1f50f6e74571818b6a12f2af6b6c", "sharepointadministrator"),
            Map.entry("6909124620e84a56aa4d066075b2a7a8", "teamsadministrator"),
            Map.entry("44367163eba144c398aff5787879f96a", "dynamics365administrator"),
            Map.entry("11648597926c4cf39c36bcebb0ba8dcc", "powerplatformadministrator"),
            Map.entry("3a2c62db5318420d8d7423affee5d9d5", "intuneadministrator"),
            Map.entry("194ae4cbb12640b2bd5b6091b380977d", "securityadministrator"),
            Map.entry("88d8e3e38f554a1e953a9b9898b8876b", "directoryreaders"),
            Map.entry("9360feb5f4184baa8175e2a00bac4301", "directorywriters"),
            Map.entry("95e7910995c04d8eaee3d01accf2d47b", "guestinviter"),
            Map.entry("4a5d8f6541da4de48968e035b65339cf", "reportsreader"),
            Map.entry("790c1fb97f7d4f8886a1ef1f95c05c1b", "messagecenterreader"));

    private static final Map<String, String> AZURE_IDS = Map.of(
            "8e3af657a8ff443ca75c2fe8c4bcb635", "owner",
            "b24988ac618042a0ab8820f7382dd24c", "contributor",
            "cfd33db03dd145e3aa9dcdbdf3b6f24e", "supportrequestcontributor",
            "acdd72a7338548efbd42f606fba81ae7", "reader");

    private static final Set<String> OFFICE = Set.of(
            "globaladministrator",
            "servicesupportadministrator",
            "helpdeskadministrator",
            "useradministrator",
            "billingadministrator",
            "exchangeadministrator",
            "sharepointadministrator",
            "teamsadministrator",
            "dynamics365administrator",
            "powerplatformadministrator",
            "intuneadministrator",
            "securityadministrator");

    private static final Set<String> ENTRA_IN_AZURE = Set.of("globaladministrator", "servicesupportadministrator");

    private static final Set<String> NO_ENTRA =
            Set.of("directoryreaders", "directorywriters", "guestinviter", "reportsreader", "messagecenterreader");

    private static final Set<String> AZURE = Set.of("owner", "contributor", "supportrequestcontributor");

    private static final Set<String> NO_AZURE = Set.of("reader");

    private SupportRoles() {}

    /** What the roles are worth in the admin centers; roles that nobody told may be any. */
    static Held inAdminCenters(List<String> roles) {
        return worth(roles, ENTRA_IDS, OFFICE, NO_ENTRA);
    }

    /** What the roles are worth for requests of Entra ID in the Azure portal. */
    static Held ofEntraInAzure(List<String> roles) {
        return worth(roles, ENTRA_IDS, ENTRA_IN_AZURE, NO_ENTRA);
    }

    /** What the roles are worth on an Azure subscription. */
    static Held onSubscriptions(List<String> roles) {
        return worth(roles, AZURE_IDS, AZURE, NO_AZURE);
    }

    private static Held worth(List<String> roles, Map<String, String> ids, Set<String> may, Set<String> mayNot) {
        var names = roles.stream().flatMap(role -> named(role, ids)).collect(Collectors.toSet());
        if (names.stream().anyMatch(may::contains)) {
            return Held.YES;
        }
        return names.isEmpty() || !mayNot.containsAll(names) ? Held.UNCERTAIN : Held.NO;
    }

    private static Stream<String> named(String role, Map<String, String> ids) {
        var plain = role.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.isEmpty() ? Stream.empty() : Stream.of(ids.getOrDefault(plain, plain));
    }
}
