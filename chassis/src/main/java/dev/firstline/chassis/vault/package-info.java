/** Credentials at rest: sealed, bound to their place, and sealed anew when the key changes. */
@NullMarked
package dev.firstline.chassis.vault;

import org.jspecify.annotations.NullMarked;
