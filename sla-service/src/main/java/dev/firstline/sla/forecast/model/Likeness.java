package dev.firstline.sla.forecast.model;

/** In what the clocks of a group are alike, from the coarsest to the finest. */
public enum Likeness {
    /** In nothing: all clocks. */
    ALL,
    /** In their target. */
    TARGET,
    /** In target and severity. */
    SEVERITY,
    /** In target, severity and product family. */
    PRODUCT,
    /** In target, severity, product family and the hours in which they began. */
    HOURS
}
