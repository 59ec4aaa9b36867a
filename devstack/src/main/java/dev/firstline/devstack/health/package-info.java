/** For tests: that a service notices what of it dies, and recovers. */
@NullMarked
package dev.firstline.devstack.health;

import org.jspecify.annotations.NullMarked;
