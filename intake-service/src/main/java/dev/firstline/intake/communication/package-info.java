/** The words that go back and forth on a ticket, and the notes of the desk. */
@NullMarked
package dev.firstline.intake.communication;

import org.jspecify.annotations.NullMarked;
