package dev.peerscape.app.problems;

import dev.peerscape.core.check.Finding.Severity;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/// The sign of a severity: a shape and a colour, never the colour alone. Octagon for errors,
/// triangle for warnings, disc for remarks.
public final class Badge {
    private Badge() {}

    /// {@return the sign, 14 pixels wide}
    public static Node of(Severity severity) {
        var ground = new SVGPath();
        ground.setContent(
                switch (severity) {
                    case ERROR -> "M4.2 0.5H9.8L13.5 4.2V9.8L9.8 13.5H4.2L0.5 9.8V4.2Z";
                    case WARNING -> "M7 0.8L13.6 13H0.4Z";
                    case INFO -> "M0.5 7A6.5 6.5 0 1 0 13.5 7A6.5 6.5 0 1 0 0.5 7";
                });
        ground.getStyleClass().addAll("badge", severity.slug());
        var mark = new SVGPath();
        mark.setContent(
                switch (severity) {
                    case ERROR -> "M4.6 4.6L9.4 9.4M9.4 4.6L4.6 9.4";
                    case WARNING -> "M7 5V8.6M7 10.8V10.9";
                    case INFO -> "M7 6.4V10.2M7 3.9V4";
                });
        mark.getStyleClass().add("badge-mark");
        return new Group(ground, mark);
    }
}
