package dev.firstline.benchmarks.soak;

import java.time.Duration;
import java.util.List;

/** What memory did over time: looks at it, and the line that lies closest to them. */
record Growth(List<Look> looks) {

    private static final double SECONDS_OF_HOUR = 3_600;

    /** One look. */
    record Look(Duration at, double mib) {}

    Growth {
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("memory was never looked at");
        }
        looks = List.copyOf(looks);
    }

    double startMib() {
        return looks.getFirst().mib();
    }

    double endMib() {
        return looks.getLast().mib();
    }

    /**
     * MiB per hour, by least squares: the collector's ups and downs at both ends would decide over a difference of two looks. Zero when
     * all looks were at one instant.
     */
    double mibPerHour() {
        double meanHour = looks.stream().mapToDouble(Growth::hour).average().orElseThrow();
        double meanMib = looks.stream().mapToDouble(Look::mib).average().orElseThrow();
        double spread = 0;
        double together = 0;
        for (var look : looks) {
            double hour = hour(look) - meanHour;
            spread += hour * hour;
            together += hour * (look.mib() - meanMib);
        }
        return spread == 0 ? 0 : together / spread;
    }

    private static double hour(Look look) {
        return look.at().toMillis() / 1e3 / SECONDS_OF_HOUR;
    }
}
