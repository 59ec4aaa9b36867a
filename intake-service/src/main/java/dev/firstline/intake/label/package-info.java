/** Labels: the words that a desk files its tickets under. */
@NullMarked
package dev.firstline.intake.label;

import org.jspecify.annotations.NullMarked;
