/** Intake: the ticket of record. */
@NullMarked
package dev.firstline.intake;

import org.jspecify.annotations.NullMarked;
