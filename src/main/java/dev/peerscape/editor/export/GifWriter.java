package dev.peerscape.editor.export;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/// Writes an endless animated GIF. Of each frame only the rectangle that changed is written, and in
/// it only the pixels that changed; equal frames become one that lasts longer.
final class GifWriter implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final ImageWriter writer;
    private final ImageOutputStream stream;
    private final Quantiser quantiser;
    private final IndexColorModel colours;
    private final int width;
    private final int height;
    private byte[] shown = new byte[0];
    private byte[] waiting = new byte[0];
    private Rectangle waitingAt = new Rectangle();
    private int waitingFor;
    private boolean first = true;

    /// @param quantiser that has looked at what will come
    GifWriter(OutputStream to, Quantiser quantiser, int width, int height) throws IOException {
        this.quantiser = quantiser;
        this.width = width;
        this.height = height;
        colours = quantiser.choose();
        writer = ImageIO.getImageWritersByFormatName("gif").next();
        stream = ImageIO.createImageOutputStream(to);
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /// Adds a frame.
    ///
    /// @param pixels 0xRRGGBB, row by row
    /// @param hundredths how long it is seen, in hundredths of a second
    void add(int[] pixels, int hundredths) throws IOException {
        byte[] next = quantiser.indices(pixels);
        var changed = shown.length == 0 ? new Rectangle(width, height) : changed(next);
        if (changed.isEmpty()) {
            waitingFor += hundredths;
            return;
        }
        flush();
        waiting = cut(next, changed);
        waitingAt = changed;
        waitingFor = hundredths;
        shown = next;
    }

    private Rectangle changed(byte[] next) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (next[y * width + x] != shown[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0
                ? new Rectangle()
                : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private byte[] cut(byte[] next, Rectangle box) {
        var part = new byte[box.width * box.height];
        for (int y = 0; y < box.height; y++) {
            for (int x = 0; x < box.width; x++) {
                int at = (box.y + y) * width + box.x + x;
                boolean same = shown.length > 0 && next[at] == shown[at];
                part[y * box.width + x] = same ? (byte) Quantiser.TRANSPARENT : next[at];
            }
        }
        return part;
    }

    private void flush() throws IOException {
        if (waitingAt.isEmpty()) {
            return;
        }
        var image =
                new BufferedImage(
                        waitingAt.width,
                        waitingAt.height,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        colours);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(waiting, 0, target, 0, target.length);
        writer.writeToSequence(new IIOImage(image, null, metadata(image)), null);
        first = false;
    }

    private IIOMetadata metadata(BufferedImage image) throws IOException {
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        var root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        var place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(waitingAt.x));
        place.setAttribute("imageTopPosition", Integer.toString(waitingAt.y));
        place.setAttribute("imageWidth", Integer.toString(waitingAt.width));
        place.setAttribute("imageHeight", Integer.toString(waitingAt.height));
        place.setAttribute("interlaceFlag", "FALSE");
        var control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(Quantiser.TRANSPARENT));
        control.setAttribute("delayTime", Integer.toString(waitingFor));
        if (first) {
            var loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(loop);
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        var found = root.getElementsByTagName(name);
        if (found.getLength() > 0) {
            return (IIOMetadataNode) found.item(0);
        }
        var fresh = new IIOMetadataNode(name);
        root.appendChild(fresh);
        return fresh;
    }

    /// Writes what is left; the stream below stays open.
    @Override
    public void close() throws IOException {
        flush();
        writer.endWriteSequence();
        stream.close();
        writer.dispose();
    }
}
