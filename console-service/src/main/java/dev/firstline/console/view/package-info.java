/** How a ticket stands, derived from the facts about it in whatever order they came. */
@NullMarked
package dev.firstline.console.view;

import org.jspecify.annotations.NullMarked;
