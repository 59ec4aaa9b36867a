/** Alerts as signed HTTP posts, by the Standard Webhooks specification. */
@NullMarked
package dev.firstline.notification.webhook;

import org.jspecify.annotations.NullMarked;
