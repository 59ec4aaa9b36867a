package dev.firstline.sla.clock;

import dev.firstline.sla.policy.Promise;

/**
 * A promise that holds at a moment.
 *
 * @param by the moment at which it was given; later than the one it holds at where a ticket was covered again by another promise
 */
record Given(Promise promise, Moment by) {}
