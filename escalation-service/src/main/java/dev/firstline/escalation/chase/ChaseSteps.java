package dev.firstline.escalation.chase;

import dev.firstline.contracts.escalation.Awaited;
import dev.firstline.escalation.response.InitialResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * After how long somebody is reminded of what waits, step by step. An empty list reminds nobody.
 *
 * @param initialResponse in hundredths of what the vendor has promised beyond the promise; 0 is at the promise
 */
public record ChaseSteps(
        List<Delay> filing,
        List<Integer> initialResponse,
        List<Delay> ourAnswer,
        List<Delay> ourTrial,
        List<Delay> customerTold) {

    /**
     * The instants of all steps, in order.
     *
     * @param promise the vendor's, or null where it has published none: nobody is reminded of it then
     */
    public List<Instant> instants(
            Awaited awaited, Instant since, @Nullable InitialResponse promise, BusinessHours hours) {
        return delays(awaited, promise)
                .map(delay -> delay.after(since, hours))
                .sorted()
                .toList();
    }

    private Stream<Delay> delays(Awaited awaited, @Nullable InitialResponse promise) {
        return switch (awaited) {
            case FILING -> filing.stream();
            case INITIAL_RESPONSE ->
                promise == null
                        ? Stream.empty()
                        : initialResponse.stream()
                                .map(beyond -> promised(promise).percent(100 + beyond));
            case OUR_ANSWER -> ourAnswer.stream();
            case OUR_TRIAL -> ourTrial.stream();
            case CUSTOMER_TOLD -> customerTold.stream();
        };
    }

    private static Delay promised(InitialResponse promise) {
        var published = Delay.parse(promise.value());
        return new Delay(published.time(), promise.hours() == InitialResponse.Hours.BUSINESS_HOURS);
    }
}
