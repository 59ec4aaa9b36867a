package dev.firstline.diagnosis.model;

import java.util.List;

/**
 * One question that the model answers.
 *
 * @param name such as {@code category}
 * @param labels the answers, in the order of their weights
 */
public record Head(String name, List<String> labels) {

    /** Copies the labels. */
    public Head {
        labels = List.copyOf(labels);
    }
}
