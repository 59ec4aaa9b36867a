/** A database that was restored hears again what its topics hold; topics that were lost are told again what the outbox holds. */
@NullMarked
package dev.firstline.chassis.restore;

import org.jspecify.annotations.NullMarked;
