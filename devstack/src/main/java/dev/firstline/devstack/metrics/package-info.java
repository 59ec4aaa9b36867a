/** The metrics of a service under test, held to the page that names them. */
@NullMarked
package dev.firstline.devstack.metrics;

import org.jspecify.annotations.NullMarked;
