package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

/// Which part of the canvas is seen: the canvas point at the view's top left corner, and screen
/// pixels per canvas unit.
public record Camera(double x, double y, double zoom) {
    /// The smallest and largest zoom; the smallest shows ten thousand VPCs at once.
    public static final double MIN_ZOOM = 0.005;

    public static final double MAX_ZOOM = 4;

    /// The origin at 100 %.
    public static final Camera HOME = new Camera(0, 0, 1);

    /// {@return the canvas coordinate under a screen coordinate}
    public double canvasX(double screenX) {
        return x + screenX / zoom;
    }

    /// {@return the canvas coordinate under a screen coordinate}
    public double canvasY(double screenY) {
        return y + screenY / zoom;
    }

    /// {@return the screen coordinate of a canvas coordinate}
    public double screenX(double canvasX) {
        return (canvasX - x) * zoom;
    }

    /// {@return the screen coordinate of a canvas coordinate}
    public double screenY(double canvasY) {
        return (canvasY - y) * zoom;
    }

    /// {@return the part of the canvas in a view of that size}
    public Box viewport(double width, double height) {
        return new Box(x, y, width / zoom, height / zoom);
    }

    /// {@return this zoomed by a factor with the canvas point under the given screen point held
    /// still}
    public Camera zoomedAt(double screenX, double screenY, double factor) {
        double next = Math.clamp(zoom * factor, MIN_ZOOM, MAX_ZOOM);
        return new Camera(
                canvasX(screenX) - screenX / next, canvasY(screenY) - screenY / next, next);
    }

    /// {@return this moved by screen pixels}
    public Camera pannedBy(double dx, double dy) {
        return new Camera(x - dx / zoom, y - dy / zoom, zoom);
    }

    /// {@return the camera that shows a box whole and centred, at most at 100 %}
    public static Camera fitting(Box box, double width, double height) {
        double margin = 32;
        double zoom =
                Math.min((width - 2 * margin) / box.width(), (height - 2 * margin) / box.height());
        zoom = Math.clamp(zoom, MIN_ZOOM, 1);
        return new Camera(
                box.centerX() - width / zoom / 2, box.centerY() - height / zoom / 2, zoom);
    }

    /// {@return this on the way to another, for a smooth change; `t` runs from 0 to 1}
    public Camera towards(Camera other, double t) {
        double z = zoom * Math.pow(other.zoom / zoom, t);
        return new Camera(x + (other.x - x) * t, y + (other.y - y) * t, z);
    }
}
