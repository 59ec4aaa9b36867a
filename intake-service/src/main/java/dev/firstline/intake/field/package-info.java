/** Fields that a tenant declares for its tickets, and the values that they have. */
@NullMarked
package dev.firstline.intake.field;

import org.jspecify.annotations.NullMarked;
