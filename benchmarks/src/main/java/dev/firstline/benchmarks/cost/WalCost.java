package dev.firstline.benchmarks.cost;

/**
 * The write-ahead log of the whole server.
 *
 * @param bytes written
 * @param pageImages whole pages in it, as after each checkpoint for every page that is changed the first time
 * @param flushes how often it was flushed to the disk
 */
record WalCost(long bytes, long pageImages, long flushes) {

    WalCost since(WalCost before) {
        return new WalCost(
                bytes - before.bytes,
                Math.max(0, pageImages - before.pageImages),
                Math.max(0, flushes - before.flushes));
    }
}
