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
        awaitOne();
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

    /**
     * Those of all tenants that wait, at most so many: an equal share for each, and what one does not need is the others'. The order of the
     * tenants is that of their turns. Waits until there are some.
     */
    synchronized List<PendingOpening> takeOfAll(int most) throws InterruptedException {
        awaitOne();
        var taken = new ArrayList<PendingOpening>();
        while (taken.size() < most && !byFiler.isEmpty()) {
            int share = Math.max(1, (most - taken.size()) / byFiler.size());
            var turn = byFiler.pollFirstEntry();
            for (int i = 0; i < share && !turn.getValue().isEmpty(); i++) {
                taken.add(turn.getValue().remove());
            }
            if (!turn.getValue().isEmpty()) {
                byFiler.put(turn.getKey(), turn.getValue());
            }
        }
        if (!byFiler.isEmpty()) {
            notify();
        }
        return taken;
    }

    private void awaitOne() throws InterruptedException {
        while (byFiler.isEmpty()) {
            wait();
        }
    }
}
