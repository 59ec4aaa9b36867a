/** The ticket of record: opening, reading, listing, changing. */
@NullMarked
package dev.firstline.intake.ticket;

import org.jspecify.annotations.NullMarked;
