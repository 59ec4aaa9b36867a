package dev.firstline.intake.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Tenants that send at random instants, a pipeline that answers tickets in order, as many a second as it can, every tenth of a second, and copies
 * of intake that hear of it in batches as {@link dev.firstline.chassis.inbox.PacedPolls} hands them over. All of it in a time of its own; seconds.
 */
final class SimulatedPipeline {

    private static final double STEP = 0.01;
    private static final int STEPS_PER_BATCH = 10;
    private static final double SECOND = 1e9;
    private static final double HEARING = 0.1;
    private static final double PACE = 0.25;

    private final DoubleUnaryOperator capacity;
    private final List<Acceptance> copies;
    private final List<Sender> senders = new ArrayList<>();
    private final PriorityQueue<Double> waiting = new PriorityQueue<>(Comparator.naturalOrder());
    private final Map<Integer, Double> worst = new HashMap<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Random random;
    private double time;
    private double credit;
    private long step;
    private long answered;
    private double ownTime;

    /**
     * A pipeline.
     *
     * @param capacity tickets per second that it can answer at an instant
     * @param copies of intake; each hears as many of the answers as the others
     */
    SimulatedPipeline(long seed, DoubleUnaryOperator capacity, Acceptance... copies) {
        this.random = new Random(seed);
        this.capacity = capacity;
        this.copies = new ArrayList<>(List.of(copies));
        this.copies.forEach(copy -> consumers.add(new Consumer()));
    }

    /** Each answer takes so much longer, however little there is to do. */
    SimulatedPipeline on(double secondsOfItsOwn) {
        ownTime = secondsOfItsOwn;
        return this;
    }

    /** When a ticket was opened, and how long after that it was answered. */
    private record Answer(double opened, double lag) {}

    /** Hears the answers of a copy: a batch is polled as soon as the one before was handed over, and is handed over a pace after it. */
    private static final class Consumer {

        private final List<Answer> arrived = new ArrayList<>();
        private final List<Answer> polled = new ArrayList<>();
        private double last = -PACE;

        private List<Answer> handedOver(double time) {
            if (polled.isEmpty()) {
                polled.addAll(arrived);
                arrived.clear();
            }
            if (polled.isEmpty() || time < last + PACE) {
                return List.of();
            }
            var batch = List.copyOf(polled);
            polled.clear();
            last = time;
            return batch;
        }
    }

    /** Somebody who sends to the first copy. */
    final class Sender {

        private final String tenant;
        private final boolean urgent;
        private final double perSecond;
        private final double until;
        private final boolean waitsForAnswers;
        private double next;
        private long accepted;
        private long refused;
        private double longestWait;

        private Sender(String tenant, boolean urgent, double perSecond, double until, boolean waitsForAnswers) {
            this.tenant = tenant;
            this.urgent = urgent;
            this.perSecond = perSecond;
            this.until = until;
            this.waitsForAnswers = waitsForAnswers;
            next = time;
        }

        private void send() {
            while (next <= time && time < until) {
                var verdict = copies.getFirst().ask(tenant, List.of(urgent), true, now());
                double wait = verdict.delay() / SECOND;
                if (verdict.accepted().getFirst()) {
                    accepted++;
                    copies.getFirst().opened(1, now() + verdict.delay());
                    waiting.add(time + wait);
                    longestWait = Math.max(longestWait, wait);
                } else {
                    refused++;
                }
                next += waitsForAnswers ? wait + 1 / perSecond : -Math.log(1 - random.nextDouble()) / perSecond;
            }
        }

        long accepted() {
            return accepted;
        }

        long refused() {
            return refused;
        }

        double longestWait() {
            return longestWait;
        }
    }

    /** From now on, at random instants. */
    Sender sends(String tenant, double perSecond, double until) {
        return add(new Sender(tenant, false, perSecond, until, false));
    }

    Sender sendsUrgent(String tenant, double perSecond, double until) {
        return add(new Sender(tenant, true, perSecond, until, false));
    }

    /** One after the other: each is sent so long after the one before was answered. */
    Sender sendsOneByOne(String tenant, double perSecond, double until) {
        return add(new Sender(tenant, false, perSecond, until, true));
    }

    private Sender add(Sender sender) {
        senders.add(sender);
        return sender;
    }

    /** The first copy is another one from now on, which knows nothing. */
    void restart(Acceptance fresh) {
        copies.set(0, fresh);
    }

    /** Lets time pass up to that instant. */
    SimulatedPipeline runUntil(double end) {
        while (time < end) {
            senders.forEach(Sender::send);
            double now = capacity.applyAsDouble(time) * STEP;
            credit = Math.min(credit, Math.max(1, waiting.size())) + now;
            if (step++ % STEPS_PER_BATCH == 0) {
                answer();
            }
            hear();
            time += STEP;
        }
        return this;
    }

    private void answer() {
        while (credit >= 1 && !waiting.isEmpty() && waiting.peek() <= time) {
            credit--;
            double opened = waiting.remove() - ownTime - HEARING * (1 + random.nextDouble());
            worst.merge((int) time, time - opened, Math::max);
            consumers.get((int) (answered++ % copies.size())).arrived.add(new Answer(opened, time - opened));
        }
    }

    private void hear() {
        for (int i = 0; i < copies.size(); i++) {
            for (var answer : consumers.get(i).handedOver(time)) {
                var lag = (long) (answer.lag() * SECOND);
                var heard = (long) ((time - answer.opened()) * SECOND);
                copies.get(i).heard(Stage.DIAGNOSIS, lag, heard, now());
                copies.get(i).heard(Stage.SLA, lag / 2, heard, now());
            }
        }
    }

    /** The longest that an answer took, of those that came in these seconds. */
    double worstLag(int from, int before) {
        return worst.entrySet().stream()
                .filter(second -> second.getKey() >= from && second.getKey() < before)
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    int waiting() {
        return waiting.size();
    }

    long answered() {
        return answered;
    }

    long now() {
        return (long) (time * SECOND);
    }
}
