/** What is told of the relations by which partners reach their customers' clouds. */
@NullMarked
package dev.firstline.contracts.access;

import org.jspecify.annotations.NullMarked;
