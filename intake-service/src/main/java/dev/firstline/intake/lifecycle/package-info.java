/** The life cycle of a ticket: which moves are legal, and which ones the news of others asks for. */
@NullMarked
package dev.firstline.intake.lifecycle;

import org.jspecify.annotations.NullMarked;
