/** Child processes of the launcher: how they start, how they are told apart, how they end. */
@NullMarked
package dev.firstline.devstack.process;

import org.jspecify.annotations.NullMarked;
