/** A request with the same key is answered once. */
@NullMarked
package dev.firstline.chassis.idempotency;

import org.jspecify.annotations.NullMarked;
