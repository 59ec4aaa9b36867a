/** A real PostgreSQL server from packaged binaries, one database and two roles for each service. */
@NullMarked
package dev.firstline.devstack.postgres;

import org.jspecify.annotations.NullMarked;
