/** Threads that work on for as long as the service runs: watched, and started anew when they die. */
@NullMarked
package dev.firstline.chassis.loop;

import org.jspecify.annotations.NullMarked;
