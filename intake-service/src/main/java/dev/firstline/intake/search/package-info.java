/** Finding tickets by words, names and parts of numbers. */
@NullMarked
package dev.firstline.intake.search;

import org.jspecify.annotations.NullMarked;
