/** Tickets that have to do with each other: links between them, and the merge of one into another. */
@NullMarked
package dev.firstline.intake.link;

import org.jspecify.annotations.NullMarked;
