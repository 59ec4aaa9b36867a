/** Who wants to hear of which events, and where. */
@NullMarked
package dev.firstline.notification.subscription;

import org.jspecify.annotations.NullMarked;
