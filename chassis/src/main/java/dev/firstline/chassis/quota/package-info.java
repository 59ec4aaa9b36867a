/** What one tenant may take of what all share: rates, places, bytes and numbers of things. */
@NullMarked
package dev.firstline.chassis.quota;

import org.jspecify.annotations.NullMarked;
