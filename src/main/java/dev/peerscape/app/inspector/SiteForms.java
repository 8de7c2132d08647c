package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Site.SiteRoute;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Topology;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The forms of what stands on premises: sites with their hosts and router, and the devices that
/// VPN connections end at.
final class SiteForms {
    private SiteForms() {}

    static void site(Form form, Topology topology, Site site) {
        var hybrid = topology.hybrid();
        form.caption("inspector.site-prefixes");
        form.blocks(
                "inspector.add-site-prefix",
                "site-prefix",
                site.prefixes(),
                "inspector.no-site-prefix",
                blocks -> put(site.withPrefixes(blocks)));
        hosts(form, topology, site);
        router(form, hybrid, site);
        form.caption("inspector.customer-gateways");
        hybrid.customerGateways().values().stream()
                .filter(it -> it.site().equals(site.id()))
                .forEach(it -> device(form, hybrid, it));
        form.action(
                form.text("inspector.add-customer-gateway"),
                "site-add-cgw",
                () -> Fresh.device(topology, site.id()));
        form.caption("inspector.dx-connections");
        hybrid.dxConnections().values().stream()
                .filter(it -> it.site().equals(site.id()))
                .forEach(it -> form.row(form.link(it.id()), Optional.of(state(form, it.up()))));
        form.action(
                form.text("inspector.add-dx-connection"),
                "site-add-dx",
                () -> Fresh.line(topology, site.id()));
    }

    private static void device(Form form, Hybrid hybrid, CustomerGateway device) {
        form.row(
                form.link(device.id()),
                Optional.of(Form.muted(form.text("inspector.asn-is", device.asn()))));
        hybrid.vpnConnections().values().stream()
                .filter(it -> it.customerGateway().equals(device.id()))
                .forEach(it -> form.row(form.link(it.id()), Optional.of(state(form, it.isUp()))));
    }

    /// Whether something carries packets: a word and a sign beside the colour.
    static Label state(Form form, boolean up) {
        var label = new Label(form.text(up ? "inspector.up" : "inspector.down"));
        label.getStyleClass().add(up ? "state-good" : "state-bad");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    // ---- hosts

    private static void hosts(Form form, Topology topology, Site site) {
        form.caption("inspector.hosts");
        for (var host : site.hosts()) {
            form.row(
                    new VBox(form.link(host.id()), Form.mono(host.address().toString())),
                    Optional.of(
                            form.remove(
                                    "host-remove-" + host.id(),
                                    new Edit.Remove(Set.of(host.id())))));
        }
        if (site.hosts().isEmpty()) {
            form.note(form.text("inspector.no-hosts"));
        }
        form.adding(
                "inspector.add-host",
                "host-add",
                text ->
                        host(topology, text)
                                .<Form.Meaning>map(it ->
                                        new Form.Meaning.Means(
                                                put(site.withHosts(Lists.plus(site.hosts(), it)))))
                                .orElseGet(() ->
                                        new Form.Meaning.Wrong(
                                                Message.of("inspector.host-wrong", text))));
    }

    /// Reads `192.168.1.10` or `files 192.168.1.10`; a name may have spaces.
    private static Optional<SiteHost> host(Topology topology, String text) {
        int cut = text.lastIndexOf(' ');
        var name = cut < 0 ? "" : text.substring(0, cut).strip();
        return Ip.parse(text.substring(cut + 1)) instanceof Parsed.Good<Ip>(var address)
                ? Optional.of(new SiteHost(Ids.in(topology).next(Kind.SITE_HOST), name, address))
                : Optional.empty();
    }

    static void host(Form form, Topology topology, SiteHost host) {
        topology.hybrid()
                .hostSite(host.id())
                .ifPresent(site -> {
                    int at = site.hosts().indexOf(host);
                    form.field(
                            "inspector.address",
                            "host-address",
                            host.address().toString(),
                            Typed.address(ip ->
                                    put(
                                            site.withHosts(
                                                    Lists.replaced(
                                                            site.hosts(),
                                                            at,
                                                            new SiteHost(
                                                                    host.id(),
                                                                    host.name(),
                                                                    ip))))));
                    form.caption("inspector.at-site").add(form.link(site.id()));
                });
    }

    // ---- the router

    private static void router(Form form, Hybrid hybrid, Site site) {
        form.caption("inspector.router");
        for (int i = 0; i < site.routes().size(); i++) {
            var row = site.routes().get(i);
            form.row(
                    Form.mono(row.destination() + " → " + over(form, row)),
                    Optional.of(
                            form.remove(
                                    "site-route-remove-" + i,
                                    put(site.withRoutes(Lists.without(site.routes(), i))))));
        }
        form.learned("site-learned", network -> Learned.ofSite(form, network, site.id()));
        var ways = ways(hybrid, site);
        var over =
                Form.<Optional<ResourceId>>combo(
                        "site-route-over",
                        Lists.orNone(ways.stream()),
                        Optional.of(ways.stream().findFirst()),
                        it -> it.map(form::label).orElseGet(() -> form.text("inspector.drop")),
                        _ -> {});
        over.setAccessibleText(form.text("inspector.over"));
        form.add(new VBox(2, Form.muted(form.text("inspector.over")), over));
        form.adding(
                "inspector.add-site-route",
                "site-route-add",
                Typed.block(cidr -> put(site.withRoutes(withRow(site, cidr, over.getValue())))));
    }

    private static List<SiteRoute> withRow(Site site, Cidr cidr, Optional<ResourceId> over) {
        return Lists.plus(site.routes(), new SiteRoute(cidr, over));
    }

    private static String over(Form form, SiteRoute row) {
        return row.over().map(form::label).orElseGet(() -> form.text("inspector.drop"));
    }

    /// The VPN connections and virtual interfaces that end at the site.
    private static List<ResourceId> ways(Hybrid hybrid, Site site) {
        return Stream.<Resource>concat(
                        hybrid.vpnConnections().values().stream(),
                        hybrid.virtualInterfaces().values().stream())
                .map(Resource::id)
                .filter(id -> hybrid.siteOf(id).filter(site::equals).isPresent())
                .toList();
    }

    // ---- customer gateways

    static void customerGateway(Form form, Topology topology, CustomerGateway device) {
        var hybrid = topology.hybrid();
        form.shown("inspector.account", device.account().value());
        form.shown("inspector.region", device.region().code());
        form.field(
                "inspector.device-address",
                "cgw-address",
                device.address().map(Ip::toString).orElse(""),
                Typed.maybeAddress(
                        ip -> new Edit.PutCustomerGateway(device.withSession(ip, device.asn()))));
        form.note(form.text("inspector.device-address-note"));
        form.field(
                "inspector.asn",
                "cgw-asn",
                Long.toString(device.asn()),
                Typed.asn(asn ->
                        new Edit.PutCustomerGateway(device.withSession(device.address(), asn))));
        form.choice(
                "inspector.site",
                "cgw-site",
                List.copyOf(hybrid.sites().values()),
                Optional.ofNullable(hybrid.sites().get(device.site())),
                Resource::label,
                site -> new Edit.PutCustomerGateway(device.withSite(site.id())));
        form.add(form.link(device.site()));
        VpnForms.connections(
                form,
                topology,
                hybrid.vpnConnections().values().stream()
                        .filter(it -> it.customerGateway().equals(device.id()))
                        .toList());
        for (var gateway : VpnForms.gateways(topology)) {
            VpnForms.connect(form, topology, device.id(), gateway);
        }
    }

    static Edit put(Site site) {
        return new Edit.PutSite(site, Optional.empty());
    }
}
