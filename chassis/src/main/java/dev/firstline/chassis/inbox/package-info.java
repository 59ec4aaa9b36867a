/** Events are applied once; what cannot be applied is kept, shown and can be driven again. */
@NullMarked
package dev.firstline.chassis.inbox;

import org.jspecify.annotations.NullMarked;
