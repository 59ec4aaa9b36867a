/** What each tenant can see of the others: nothing, by any operation. */
@NullMarked
package dev.firstline.acceptance.walls;

import org.jspecify.annotations.NullMarked;
