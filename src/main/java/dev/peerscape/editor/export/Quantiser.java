package dev.peerscape.editor.export;

import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the colours of a GIF and finds the nearest for each pixel. The commonest colours are
/// kept as they are, so that grounds stay exact; the rest, the blends at edges, share what is left
/// by median cut.
final class Quantiser {
    /// The index that means "as before".
    static final int TRANSPARENT = 255;

    private static final int EXACT = 96;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Byte> nearest = new HashMap<>();
    private int[] colours = new int[0];

    /// Counts the colours of an image, 0xRRGGBB.
    void look(int[] pixels) {
        int run = 0;
        int last = -1;
        for (int pixel : pixels) {
            int rgb = pixel & 0xffffff;
            if (rgb != last && run > 0) {
                counts.merge(last, run, Integer::sum);
                run = 0;
            }
            last = rgb;
            run++;
        }
        if (run > 0) {
            counts.merge(last, run, Integer::sum);
        }
    }

    /// {@return the colours chosen, with the transparent one last}
    IndexColorModel choose() {
        var order =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        var chosen = new ArrayList<>(order.subList(0, Math.min(EXACT, order.size())));
        var rest = order.subList(chosen.size(), order.size());
        chosen.addAll(medianCut(rest, TRANSPARENT - chosen.size()));
        colours = chosen.stream().mapToInt(Integer::intValue).toArray();
        var red = new byte[256];
        var green = new byte[256];
        var blue = new byte[256];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        return new IndexColorModel(8, 256, red, green, blue, TRANSPARENT);
    }

    private List<Integer> medianCut(List<Integer> colours, int most) {
        var boxes = new ArrayList<List<Integer>>();
        if (!colours.isEmpty()) {
            boxes.add(colours);
        }
        while (boxes.size() < most) {
            var widest =
                    boxes.stream()
                            .filter(box -> box.size() > 1)
                            .max(Comparator.comparingInt(box -> spread(box, widestShift(box))));
            if (widest.isEmpty()) {
                break;
            }
            int shift = widestShift(widest.get());
            var sorted =
                    widest.get().stream()
                            .sorted(Comparator.comparingInt(rgb -> rgb >> shift & 255))
                            .toList();
            boxes.remove(widest.get());
            boxes.add(sorted.subList(0, sorted.size() / 2));
            boxes.add(sorted.subList(sorted.size() / 2, sorted.size()));
        }
        return boxes.stream().map(this::mean).toList();
    }

    private static int widestShift(List<Integer> box) {
        int best = 16;
        for (int shift = 8; shift >= 0; shift -= 8) {
            if (spread(box, shift) > spread(box, best)) {
                best = shift;
            }
        }
        return best;
    }

    private static int spread(List<Integer> box, int shift) {
        int least = 255;
        int most = 0;
        for (int rgb : box) {
            int value = rgb >> shift & 255;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }

    private int mean(List<Integer> box) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long total = 0;
        for (int rgb : box) {
            int count = counts.getOrDefault(rgb, 1);
            red += (long) (rgb >> 16 & 255) * count;
            green += (long) (rgb >> 8 & 255) * count;
            blue += (long) (rgb & 255) * count;
            total += count;
        }
        return (int) (red / total) << 16 | (int) (green / total) << 8 | (int) (blue / total);
    }

    /// {@return the index of the nearest colour for each pixel}
    byte[] indices(int[] pixels) {
        var indices = new byte[pixels.length];
        int last = -1;
        byte index = 0;
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i] & 0xffffff;
            if (rgb != last) {
                index = nearest.computeIfAbsent(rgb, this::find);
                last = rgb;
            }
            indices[i] = index;
        }
        return indices;
    }

    private byte find(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (rgb >> 16 & 255) - (colours[i] >> 16 & 255);
            int green = (rgb >> 8 & 255) - (colours[i] >> 8 & 255);
            int blue = (rgb & 255) - (colours[i] & 255);
            int distance = 3 * red * red + 4 * green * green + 2 * blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }
}
