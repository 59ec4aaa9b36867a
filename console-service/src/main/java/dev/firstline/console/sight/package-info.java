/** What a reader may see of a ticket within reach. */
@NullMarked
package dev.firstline.console.sight;

import org.jspecify.annotations.NullMarked;
