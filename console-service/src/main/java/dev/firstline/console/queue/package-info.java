/** The list of tickets by what is due next, and its figures. */
@NullMarked
package dev.firstline.console.queue;

import org.jspecify.annotations.NullMarked;
