/** The facts about one ticket, and the sentence that tells each of them. */
@NullMarked
package dev.firstline.console.timeline;

import org.jspecify.annotations.NullMarked;
