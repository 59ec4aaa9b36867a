package dev.firstline.acceptance.demo;

import dev.firstline.acceptance.Installed;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.client.model.ClockState;
import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./firstline demo}: files tickets in five languages under promises of seconds, does the desk's part, receives the
 * alerts with checked signatures, and shows what became of each. Exit code 1 if any did not get where it should.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Demo() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        var running = Installed.running();
        if (running.isEmpty()) {
            System.err.println("Firstline is not running here; start it with ./firstline up.");
            System.exit(2);
            return;
        }
        System.exit(play(running.get()) ? 0 : 1);
    }

    /** Whether every ticket got where it should. What it has set for others is taken back, also when it is broken off. */
    public static boolean play(PlatformAddresses platform) {
        try (var receiver = new Receiver()) {
            var scene = new Scene(platform, receiver);
            var interrupted = new Thread(() -> strike(scene), "take-back-demo");
            Runtime.getRuntime().addShutdownHook(interrupted);
            boolean good;
            boolean tidy;
            try {
                takeBackOfKilledDemos(platform);
                good = play(platform, scene, receiver);
            } finally {
                tidy = strike(scene);
                remove(interrupted);
            }
            return good && tidy;
        }
    }

    private static boolean play(PlatformAddresses platform, Scene scene, Receiver receiver) {
        System.out.println(
                "Setting the scene: two partners and a reseller, promises of 10 s and 20 s, two known incidents.");
        scene.set();
        var stories = new ArrayList<Story>();
        for (var ticket : DemoTicket.all()) {
            stories.add(new Story(ticket, scene.as(ticket.tenant())));
        }
        System.out.println(stories.size() + " tickets are filed. Watch them at " + platform.frontDoor());
        stories.forEach(Story::settle);
        System.out.println("All are decided; the desk does its part.");
        stories.forEach(Story::act);
        System.out.println("Waiting until no clock runs any more ...");
        waitFor(() -> stories.stream().allMatch(Story::isQuiet));
        waitFor(() -> stories.stream().allMatch(story -> breachesTold(story, receiver)));
        stories.forEach(story -> story.judge(alertsOf(story, receiver)));
        new Table(stories, receiver).print();
        return stories.stream().allMatch(story -> story.astray().isEmpty())
                && receiver.refused().isEmpty();
    }

    private static boolean strike(Scene scene) {
        try {
            scene.strike();
            return true;
        } catch (IOException e) {
            System.err.println(
                    "Not everything could be taken back; the next ./firstline demo or up does it. " + e.getMessage());
            return false;
        }
    }

    private static void takeBackOfKilledDemos(PlatformAddresses platform) {
        try {
            var taken = new DemoTraces(platform).takeBackOfTheDead();
            if (!taken.isEmpty()) {
                System.out.println("Taken back, since a demo before was killed: " + String.join(", ", taken) + ".");
            }
        } catch (IOException e) {
            throw new IllegalStateException("What a demo before left could not be taken back: " + e.getMessage(), e);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs already.
        }
    }

    static List<Receiver.Alert> alertsOf(Story story, Receiver receiver) {
        return receiver.alerts().stream()
                .filter(alert -> alert.ticketId().equals(story.id()))
                .toList();
    }

    private static boolean breachesTold(Story story, Receiver receiver) {
        long breached = story.clocks().stream()
                .filter(clock -> clock.getState() == ClockState.BREACHED)
                .count();
        return story.latenessMillis(alertsOf(story, receiver)).size() == breached;
    }

    private static void waitFor(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Pause.briefly();
        }
    }
}
