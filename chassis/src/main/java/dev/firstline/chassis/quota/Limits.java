package dev.firstline.chassis.quota;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.LongSupplier;

/** The limits of this copy of the service, and how they stand. */
@Singleton
public final class Limits {

    private final LimitSettings settings;
    private final Refusals refusals;
    private final TenantRates requests;
    private final TenantRates imports;
    private final Turnstile inProgress;
    private final Turnstile large;
    private final Turnstile costly;
    private final Turnstile unfinished;
    private final Turnstile files;
    private final SharedBytes bodies;
    private final SharedBytes answers;
    private final Pace pace;
    private final Pace filePace;
    private final LongSupplier clock = System::nanoTime;

    Limits(LimitSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
        this.requests = new TenantRates(
                "requests",
                new Rate(settings.requests().rate(), settings.requests().burst()),
                settings.tree(),
                this::factor);
        this.imports = new TenantRates(
                "imports",
                new Rate(settings.imports().rate(), settings.imports().burst()),
                settings.tree(),
                this::factor);
        this.inProgress = new Turnstile(
                settings.inProgress().total(),
                settings.inProgress().share(),
                settings.inProgress().line());
        this.large = new Turnstile(
                settings.large().total(),
                settings.large().share(),
                settings.large().line());
        this.costly = new Turnstile(
                settings.costly().total(),
                settings.costly().share(),
                settings.costly().line());
        this.unfinished = new Turnstile(Integer.MAX_VALUE, settings.body().unfinished(), 0);
        this.files = new Turnstile(settings.files().total(), settings.files().share(), 0);
        this.bodies = new SharedBytes(settings.body().bytes(), settings.body().share());
        this.answers =
                new SharedBytes(settings.answer().bytes(), settings.answer().share());
        this.pace = new Pace(
                settings.body().grace(),
                settings.body().slowest(),
                settings.body().longest());
        this.filePace = new Pace(
                settings.body().grace(),
                settings.body().slowest(),
                settings.files().longest());
    }

    /** By how much a tenant's shares of rates and numbers are larger than those of others. */
    public double factor(String tenant) {
        Map<String, Double> factors = settings.factor();
        return factors.getOrDefault(tenant, 1.0);
    }

    /** What is answered to who asks too much. */
    public Refusals refusals() {
        return refusals;
    }

    /** As configured. */
    public LimitSettings settings() {
        return settings;
    }

    /** Requests of each tenant. */
    public TenantRates requests() {
        return requests;
    }

    /** Requests of each tenant to operations that take large bodies. */
    public TenantRates imports() {
        return imports;
    }

    /** Requests that are worked on, or whose answers are being read. */
    public Turnstile inProgress() {
        return inProgress;
    }

    /** Large bodies that are worked on. */
    public Turnstile large() {
        return large;
    }

    /** Requests that take long to work out. */
    public Turnstile costly() {
        return costly;
    }

    /** Bodies that have not arrived; nobody waits for a place. */
    public Turnstile unfinished() {
        return unfinished;
    }

    /** Files on their way; nobody waits for a place. */
    public Turnstile files() {
        return files;
    }

    /** The memory of bodies. */
    public SharedBytes bodies() {
        return bodies;
    }

    /** The memory of answers that are not read yet. */
    public SharedBytes answers() {
        return answers;
    }

    /** How slow a body may come. */
    public Pace pace() {
        return pace;
    }

    /** How slow a file may come. */
    public Pace filePace() {
        return filePace;
    }

    /** The present instant of the rates. */
    public long now() {
        return clock.getAsLong();
    }
}
