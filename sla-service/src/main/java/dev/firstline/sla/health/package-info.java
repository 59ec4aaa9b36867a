/** How late the timer is, and how much it has to do. */
@NullMarked
package dev.firstline.sla.health;

import org.jspecify.annotations.NullMarked;
