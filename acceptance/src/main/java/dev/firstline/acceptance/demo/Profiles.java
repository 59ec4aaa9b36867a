package dev.firstline.acceptance.demo;

import static dev.firstline.acceptance.client.TypedApi.ask;

import dev.firstline.client.ApiClient;
import dev.firstline.client.ApiException;
import dev.firstline.client.ApiResponse;
import dev.firstline.client.api.PartnersApi;
import dev.firstline.client.model.NewPartnerContact;
import dev.firstline.client.model.PartnerContact;
import dev.firstline.client.model.PartnerRequest;
import dev.firstline.client.model.PartnerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The partner profiles that the demonstration needs, on a platform where somebody may have stated others: one that serves is used as it is,
 * one that does not is changed and stated again in the end.
 */
final class Profiles {

    private static final int NOT_FOUND = 404;

    private final Function<String, ApiClient> clients;
    private final List<Lent> lent = new ArrayList<>();

    /** @param clients the API for an administrator of a tenant */
    Profiles(Function<String, ApiClient> clients) {
        this.clients = clients;
    }

    /** A profile that stands as the demonstration wants it until it is given back. */
    private record Lent(
            String tenant, PartnerView before, @Nullable String tag) {}

    /** Whether the tickets go where they should with the profile that is there: the type decides, and that the vendor can write to somebody. */
    static boolean serves(PartnerView held, PartnerRequest wanted) {
        return held.getType() == wanted.getType() && (wanted.getContact() == null || held.getContact() != null);
    }

    /** Sees to it that a tenant has a profile with which the demonstration's tickets go where they should. */
    void stand(String tenant, PartnerRequest wanted) {
        var partners = new PartnersApi(clients.apply(tenant));
        var held = held(partners);
        if (held.isEmpty()) {
            ask(() -> partners.putPartner(wanted, null, null, null));
            return;
        }
        var before = held.get().getData();
        if (!serves(before, wanted)) {
            System.out.println("The partner profile of " + tenant + " is " + before.getType()
                    + (before.getContact() == null ? " without a contact" : "") + ": it is " + wanted.getType()
                    + " while the demo runs, and then stated again as it was.");
            var changed = ask(() -> partners.putPartnerWithHttpInfo(wanted, null, tag(held.get()), null));
            lent.add(new Lent(tenant, before, tag(changed)));
        } else if (!requestOf(before).equals(wanted)) {
            System.out.println("The partner profile of " + tenant + " is used as it is.");
        }
    }

    /**
     * States again what was there, once. What somebody changed in the meantime stays.
     *
     * @throws IllegalStateException when it is refused for another reason
     */
    void giveBack() {
        for (var each : List.copyOf(lent)) {
            lent.remove(each);
            var partners = new PartnersApi(clients.apply(each.tenant()));
            var now = held(partners);
            if (now.isPresent() && Objects.equals(tag(now.get()), each.tag())) {
                ask(() -> partners.putPartner(requestOf(each.before()), null, each.tag(), null));
            }
        }
    }

    private static Optional<ApiResponse<PartnerView>> held(PartnersApi partners) {
        return ask(() -> {
            try {
                return Optional.of(partners.getPartnerWithHttpInfo(null, null));
            } catch (ApiException e) {
                if (e.getCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static @Nullable String tag(ApiResponse<PartnerView> answer) {
        return answer.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("etag"))
                .map(header -> header.getValue().getFirst())
                .findFirst()
                .orElse(null);
    }

    private static PartnerRequest requestOf(PartnerView view) {
        return new PartnerRequest().type(view.getType()).contact(contactOf(view.getContact()));
    }

    private static @Nullable NewPartnerContact contactOf(@Nullable PartnerContact contact) {
        return contact == null
                ? null
                : new NewPartnerContact()
                        .firstName(contact.getFirstName())
                        .lastName(contact.getLastName())
                        .email(contact.getEmail())
                        .phone(contact.getPhone())
                        .timeZone(contact.getTimeZone())
                        .country(contact.getCountry());
    }
}
