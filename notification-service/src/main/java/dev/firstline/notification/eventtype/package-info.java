/** Which event types there are to subscribe to. */
@NullMarked
package dev.firstline.notification.eventtype;

import org.jspecify.annotations.NullMarked;
