package dev.firstline.notification.subscription;

import dev.firstline.chassis.outbound.OutboundHttp;
import dev.firstline.chassis.outbound.RefusedAddressException;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.eventtype.EventPattern;
import dev.firstline.notification.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a subscription may say. Looks up the host of a URL: never within a transaction. */
@ApplicationScoped
class SubscriptionRules {

    private final OutboundHttp http;

    SubscriptionRules(OutboundHttp http) {
        this.http = http;
    }

    /**
     * Checks a new subscription.
     *
     * @throws Problem 422 with everything that is wrong
     */
    void check(SubscriptionRequests.New request, String tenant) {
        var errors = new ArrayList<InvalidValue>();
        boolean webhook = request.channel() == Channel.WEBHOOK;
        if (webhook && request.url() == null) {
            errors.add(new InvalidValue("/url", "a webhook needs the URL that alerts are posted to"));
        }
        if (!webhook && request.email() == null) {
            errors.add(new InvalidValue("/email", "this channel needs the address that alerts are mailed to"));
        }
        target(request.channel(), request.url(), request.email(), tenant, errors);
        format(request.channel(), request.format(), errors);
        eventTypes(request.eventTypes(), errors);
        secret(request.channel(), request.secret(), errors);
        refuse(errors);
    }

    /**
     * Checks a change.
     *
     * @throws Problem 422 with everything that is wrong
     */
    void check(SubscriptionRequests.Change change, Channel channel, String tenant) {
        var errors = new ArrayList<InvalidValue>();
        target(channel, change.url(), change.email(), tenant, errors);
        format(channel, change.format(), errors);
        if (change.eventTypes() != null) {
            eventTypes(change.eventTypes(), errors);
        }
        refuse(errors);
    }

    /** Checks a secret of the receiver's own choice. */
    void checkSecret(Channel channel, @Nullable String secret) {
        var errors = new ArrayList<InvalidValue>();
        secret(channel, secret, errors);
        refuse(errors);
    }

    private void target(
            Channel channel, @Nullable String url, @Nullable String email, String tenant, List<InvalidValue> errors) {
        if (url != null) {
            if (channel == Channel.WEBHOOK) {
                url(url, tenant, errors);
            } else {
                errors.add(new InvalidValue("/url", "only a webhook has a URL"));
            }
        }
        if (email != null) {
            if (channel != Channel.EMAIL) {
                errors.add(new InvalidValue("/email", "a webhook has no e-mail address"));
            } else if (!EmailAddress.isValid(email)) {
                errors.add(new InvalidValue("/email", "must be one address in the plain form name@domain.tld"));
            }
        }
    }

    private void url(String url, String tenant, List<InvalidValue> errors) {
        try {
            http.check(new URI(url), tenant);
        } catch (URISyntaxException e) {
            errors.add(new InvalidValue("/url", "not a URL"));
        } catch (RefusedAddressException e) {
            errors.add(new InvalidValue("/url", String.valueOf(e.getMessage())));
        }
    }

    private static void format(Channel channel, @Nullable WebhookFormat format, List<InvalidValue> errors) {
        if (format != null && channel != Channel.WEBHOOK) {
            errors.add(new InvalidValue("/format", "only a webhook has a form; a mail is written in words"));
        }
    }

    private static void eventTypes(List<String> patterns, List<InvalidValue> errors) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!EventPattern.isValid(patterns.get(i))) {
                errors.add(new InvalidValue(
                        "/eventTypes/" + i,
                        "not a known event type; known are *, "
                                + EventPattern.types().stream()
                                        .map(EventCatalog.Entry::type)
                                        .map(type -> type.substring(0, type.indexOf('.')) + ".*")
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + ", "
                                + EventPattern.types().stream()
                                        .map(EventCatalog.Entry::type)
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private static void secret(Channel channel, @Nullable String secret, List<InvalidValue> errors) {
        if (secret != null && channel != Channel.WEBHOOK) {
            errors.add(new InvalidValue("/secret", "only a webhook is signed"));
        } else if (secret != null && !WebhookSecret.isValid(secret)) {
            errors.add(new InvalidValue(
                    "/secret",
                    "must be whsec_ and the base64 of 24 to 64 random bytes; leave it out to have one made"));
        }
    }

    private static void refuse(List<InvalidValue> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
