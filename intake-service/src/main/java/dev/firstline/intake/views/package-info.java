/** Views of tickets that people keep: a search or a list with its filters, under a name. */
@NullMarked
package dev.firstline.intake.views;

import org.jspecify.annotations.NullMarked;
