/** The commands of ./firstline. */
@NullMarked
package dev.firstline.devstack.launcher;

import org.jspecify.annotations.NullMarked;
