/** When the desk looks at a ticket again, and the reminder when that time comes. */
@NullMarked
package dev.firstline.intake.followup;

import org.jspecify.annotations.NullMarked;
