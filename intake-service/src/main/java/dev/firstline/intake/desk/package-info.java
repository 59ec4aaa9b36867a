/** Who works on a ticket: queues, the rules that fill them, and owners. */
@NullMarked
package dev.firstline.intake.desk;

import org.jspecify.annotations.NullMarked;
