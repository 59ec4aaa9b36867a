/** From the topics into the read model. */
@NullMarked
package dev.firstline.console.projection;

import org.jspecify.annotations.NullMarked;
