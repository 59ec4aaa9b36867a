/** Moving in and out: tickets of before with their customers, people and words, as lines of a file that imports read and exports write. */
@NullMarked
package dev.firstline.intake.transfer;

import org.jspecify.annotations.NullMarked;
