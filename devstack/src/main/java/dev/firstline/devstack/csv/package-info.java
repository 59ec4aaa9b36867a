/** Tables of other systems as the lines that an import takes, by a mapping that says which column is what. */
@NullMarked
package dev.firstline.devstack.csv;

import org.jspecify.annotations.NullMarked;
