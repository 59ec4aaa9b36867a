/** Known incidents of the vendors' services. */
@NullMarked
package dev.firstline.contracts.health;

import org.jspecify.annotations.NullMarked;
