/** What a demonstration changes on a platform for others, known by its marks, so that it is taken back whatever became of the demonstration. */
@NullMarked
package dev.firstline.devstack.demo;

import org.jspecify.annotations.NullMarked;
