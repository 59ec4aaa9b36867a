/** Tickets of every kind through a running platform, and what became of them. */
@NullMarked
package dev.firstline.acceptance.demo;

import org.jspecify.annotations.NullMarked;
