/** The files on a ticket: what is taken, where it is kept, who may have it. */
@NullMarked
package dev.firstline.intake.attachment;

import org.jspecify.annotations.NullMarked;
