package dev.firstline.intake.ticket;

import dev.firstline.contracts.TenantPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;

/** Openings that wait for a lane: the tenants take turns, however many each of them has. */
final class WaitingOpenings {

    private final LinkedHashMap<TenantPath, Queue<PendingOpening>> byFiler = new LinkedHashMap<>();

    synchronized void add(PendingOpening opening) {
        byFiler.computeIfAbsent(opening.filer(), filer -> new ArrayDeque<>()).add(opening);
        notify();
    }

    /** Those of the tenant whose turn it is, at most so many; waits until there are some. */
    synchronized List<PendingOpening> take(int most) throws InterruptedException {
        while (byFiler.isEmpty()) {
            wait();
        }
        var turn = byFiler.pollFirstEntry();
        var taken = new ArrayList<PendingOpening>();
        while (taken.size() < most && !turn.getValue().isEmpty()) {
            taken.add(turn.getValue().remove());
        }
        if (!turn.getValue().isEmpty()) {
            byFiler.put(turn.getKey(), turn.getValue());
            notify();
        }
        return taken;
    }
}
