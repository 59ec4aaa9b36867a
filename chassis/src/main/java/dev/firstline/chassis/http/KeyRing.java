package dev.firstline.chassis.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret keys of this service: {@code firstline.secret-key} writes and reads, those of {@code firstline.old-secret-keys} only read
 * what was written before. A key is replaced by putting a new one in its place and the old one among the old ones (ADR 0029).
 */
@Startup
@Singleton
public class KeyRing {

    /** Each old key costs a try for whatever is forged. */
    private static final int MOST_OLD = 8;

    private final List<SecretKey> keys;
    private final Map<KeyUse, List<SecretKeySpec>> derived = new EnumMap<>(KeyUse.class);
    private final Map<KeyUse, Counter> oldUses = new EnumMap<>(KeyUse.class);

    /** @throws IllegalArgumentException when one is not base64 of 32 bytes, or there are more than eight old ones */
    @Inject
    KeyRing(
            @ConfigProperty(name = "firstline.secret-key") String current,
            @ConfigProperty(name = "firstline.old-secret-keys") Optional<List<String>> old,
            MeterRegistry metrics) {
        this.keys = parsed(current, old.orElse(List.of()));
        for (var use : KeyUse.values()) {
            derived.put(
                    use, keys.stream().map(key -> key.forPurpose(use.text())).toList());
            oldUses.put(
                    use,
                    Counter.builder("firstline.secret.old.uses")
                            .description("What could be read under an old secret key only")
                            .tag("use", use.text())
                            .register(metrics));
        }
    }

    /** One that nobody configured; for tests. */
    public static KeyRing of(String current, String... old) {
        return new KeyRing(current, Optional.of(List.of(old)), new SimpleMeterRegistry());
    }

    /** What is written, signed or sealed from now on. */
    public SecretKeySpec forWriting(KeyUse use) {
        return all(use).getFirst();
    }

    /** The key for writing, then the old ones. */
    public List<SecretKeySpec> all(KeyUse use) {
        return derived.getOrDefault(use, List.of());
    }

    /**
     * What the first key that fits makes of it; empty when none fits.
     *
     * @param attempt empty when it was not written under that key
     */
    public <T> Optional<T> read(KeyUse use, Function<SecretKeySpec, Optional<T>> attempt) {
        var specs = all(use);
        for (int i = 0; i < specs.size(); i++) {
            var found = attempt.apply(specs.get(i));
            if (found.isPresent()) {
                if (i > 0) {
                    Objects.requireNonNull(oldUses.get(use)).increment();
                }
                return found;
            }
        }
        return Optional.empty();
    }

    /** The name of the key for writing, to be kept beside what is stored under it. */
    public String id() {
        return keys.getFirst().id();
    }

    /** The names of all keys, the one for writing first; for messages. */
    public String ids() {
        return keys.stream().map(SecretKey::id).collect(Collectors.joining(", "));
    }

    private static List<SecretKey> parsed(String current, List<String> old) {
        if (old.size() > MOST_OLD) {
            throw new IllegalArgumentException("firstline.old-secret-keys has " + old.size() + " keys and may have "
                    + MOST_OLD + "; leave out those that nothing needs any more");
        }
        var all = new ArrayList<SecretKey>();
        all.add(SecretKey.of("firstline.secret-key", current));
        IntStream.range(0, old.size())
                .mapToObj(i -> SecretKey.of("firstline.old-secret-keys, key " + (i + 1) + ",", old.get(i)))
                // The same again does no harm: while keys change places it may stand at both.
                .filter(key -> all.stream().noneMatch(key::isSameAs))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
