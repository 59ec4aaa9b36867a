/** How far a service has published: no fact of a ticket, but what a reader must know to call something missing. */
@NullMarked
package dev.firstline.contracts.watermark;

import org.jspecify.annotations.NullMarked;
