/** Changes, pushed to the browsers that watch. */
@NullMarked
package dev.firstline.console.live;

import org.jspecify.annotations.NullMarked;
