/** The log of deliveries: what was sent, how often it was tried, and what the receiver answered. */
@NullMarked
package dev.firstline.notification.delivery;

import org.jspecify.annotations.NullMarked;
