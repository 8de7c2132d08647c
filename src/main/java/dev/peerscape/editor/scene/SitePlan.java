package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a site is arranged, in coordinates relative to its own top left corner: hosts that people
/// placed stand there, the others in rows. It grows around its hosts and is never smaller.
///
/// @param cards the boxes of the hosts
record SitePlan(Site site, double width, double height, Map<ResourceId, Box> cards) {

    static SitePlan of(Site site, Layout layout) {
        var stored = layout.box(site.id());
        double width = Math.max(stored.map(Box::width).orElse(0.0), least(site));
        double height =
                Math.max(
                        stored.map(Box::height).orElse(Metrics.SITE_HEIGHT),
                        Metrics.SITE_HEADER + Metrics.PADDING);
        var cards = new LinkedHashMap<ResourceId, Box>();
        double x = Metrics.PADDING;
        double y = Metrics.SITE_HEADER;
        for (var host : site.hosts()) {
            double cardWidth = cardWidth(host);
            if (x > Metrics.PADDING && x + cardWidth > width - Metrics.PADDING) {
                x = Metrics.PADDING;
                y += Metrics.CARD_HEIGHT + 8;
            }
            var usual = new Box(x, y, cardWidth, Metrics.CARD_HEIGHT);
            var placed = layout.box(host.id());
            var box = placed.map(it -> usual.at(it.x(), it.y())).orElse(usual);
            if (placed.isEmpty()) {
                x += cardWidth + 12;
            }
            cards.put(host.id(), box);
            width = Math.max(width, box.right() + Metrics.PADDING);
            height = Math.max(height, box.bottom() + Metrics.PADDING);
        }
        return new SitePlan(site, width, height, cards);
    }

    /// Room for the name and the first prefix side by side, so that neither is cut.
    private static double least(Site site) {
        double prefix =
                Labels.address(site)
                        .map(it -> TextMeasure.estimate(it, Face.MONO, 12.5))
                        .orElse(0.0);
        double name = TextMeasure.estimate(site.label(), Face.BOLD, 14);
        return Math.ceil(Math.max(Metrics.SITE_WIDTH, name + prefix + 72) / 4) * 4;
    }

    private static double cardWidth(SiteHost host) {
        double text =
                Math.max(
                        TextMeasure.estimate(host.label(), Face.BOLD, 12),
                        TextMeasure.estimate(host.address().toString(), Face.MONO, 11));
        return Math.max(Metrics.CARD_WIDTH, Math.ceil((text + 48) / 4) * 4);
    }
}
