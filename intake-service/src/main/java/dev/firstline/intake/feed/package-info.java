/** The change feed: every change of a ticket once, in an order without gaps. */
@NullMarked
package dev.firstline.intake.feed;

import org.jspecify.annotations.NullMarked;
