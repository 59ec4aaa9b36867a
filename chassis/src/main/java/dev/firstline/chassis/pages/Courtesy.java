package dev.firstline.chassis.pages;

import java.time.Duration;

/** How long a worker rests between two pages, for the sake of what is to go before it. */
@FunctionalInterface
public interface Courtesy {

    /** One page after the other. */
    Courtesy NONE = _ -> Duration.ZERO;

    /**
     * The rest after a page; zero for none.
     *
     * @param page how long the page took
     */
    Duration after(Duration page);
}
