/** The worker that takes pending deliveries, sends them, and records what came of it. */
@NullMarked
package dev.firstline.notification.dispatch;

import org.jspecify.annotations.NullMarked;
