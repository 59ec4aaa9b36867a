/** What an operator of the installation may look at and do in every service. */
@NullMarked
package dev.firstline.chassis.ops;

import org.jspecify.annotations.NullMarked;
