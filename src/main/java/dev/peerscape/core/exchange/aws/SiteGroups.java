package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.HybridParts.VifPart;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which customer gateways and Direct Connect connections are of one site. AWS knows no sites, but
/// what it tells shows which devices belong together:
///
/// - customer gateways with one device name or one address are records of one device;
/// - VPN connections that one learned route leads to lead to one network;
/// - virtual interfaces with one number at one gateway are redundant lines;
/// - a VPN connection with the number of a virtual interface at the same gateway is its backup; the
///   number that AWS gives when nobody says one shows nothing;
/// - a VPN connection that tells as many routes as its virtual private gateway learned tells all of
///   them, and what else leads there leads to the same network.
final class SiteGroups {
    private final HybridParts hybrid;
    private final TransitParts transit;
    private final Parts parts;
    private final Map<ResourceId, ResourceId> heads = new HashMap<>();
    private final Map<ResourceId, ResourceId> siteOfHead = new TreeMap<>();
    private final Map<ResourceId, Set<ResourceId>> members = new TreeMap<>();

    SiteGroups(Parts parts) {
        this.parts = parts;
        hybrid = parts.hybrid;
        transit = parts.transit;
        devices();
        transit.rows.values().stream()
                .flatMap(Set::stream)
                .filter(TransitParts.RowPart::propagated)
                .forEach(it -> together(it.to().stream().flatMap(leg -> device(leg).stream())));
        lines();
        backups();
        hybrid.gateways.keySet().forEach(this::everything);
        name();
    }

    // ---- who belongs together

    private ResourceId head(ResourceId id) {
        var above = heads.getOrDefault(id, id);
        return above.equals(id) ? id : head(above);
    }

    private void join(ResourceId a, ResourceId b) {
        var first = head(a);
        var second = head(b);
        if (!first.equals(second)) {
            // The one that comes first is the head, so that files in another order change nothing.
            boolean ordered = first.compareTo(second) < 0;
            heads.put(ordered ? second : first, ordered ? first : second);
        }
    }

    private void together(Stream<ResourceId> ids) {
        var all = ids.toList();
        all.stream().skip(1).forEach(it -> join(all.getFirst(), it));
    }

    private void devices() {
        Map<String, ResourceId> known = new HashMap<>();
        for (var it : hybrid.devices.values()) {
            var keys = new ArrayList<String>();
            it.device().ifPresent(name -> keys.add("device " + name));
            it.address().ifPresent(ip -> keys.add("address " + ip));
            for (var key : keys) {
                join(it.id(), known.computeIfAbsent(key, _ -> it.id()));
            }
        }
    }

    /// {@return the customer gateway of the VPN connection that an attachment leads to}
    private Optional<ResourceId> device(ResourceId leg) {
        return transit.legs.values().stream()
                .flatMap(it -> Optional.ofNullable(it.get(leg)).stream())
                .filter(it -> it.what().equals("vpn") && ResourceId.isWellFormed(it.resource()))
                .flatMap(it ->
                        Optional.ofNullable(hybrid.connections.get(new ResourceId(it.resource())))
                                .stream())
                .flatMap(it -> it.device().stream())
                .findFirst();
    }

    private void lines() {
        Map<String, ResourceId> known = new HashMap<>();
        for (var vif : hybrid.interfaces.values()) {
            hybrid.gatewayOf(vif)
                    .ifPresent(gateway ->
                            join(
                                    vif.line(),
                                    known.computeIfAbsent(
                                            gateway + " " + vif.asn(), _ -> vif.line())));
        }
    }

    private void backups() {
        for (var vpn : hybrid.connections.values()) {
            var device = vpn.device().flatMap(it -> Optional.ofNullable(hybrid.devices.get(it)));
            for (var vif : hybrid.interfaces.values()) {
                if (device.isPresent()
                        && device.get().asn().isPresent()
                        && device.get().asn().getAsLong() == vif.asn()
                        && vif.asn() != CustomerGateway.USUAL_ASN
                        && hybrid.interfacesAt(vpn.gateway()).contains(vif)) {
                    join(device.get().id(), vif.line());
                }
            }
        }
    }

    private void everything(ResourceId gateway) {
        int learned = parts.learnedBy(gateway).size();
        var all =
                hybrid.connectionsAt(gateway).stream()
                        .filter(it -> it.isOpen() && learned > 0 && it.accepted() == learned)
                        .flatMap(it -> it.device().stream())
                        .toList();
        if (!all.isEmpty()) {
            together(
                    Stream.concat(
                            all.stream(),
                            hybrid.interfacesAt(gateway).stream()
                                    .filter(VifPart::up)
                                    .map(VifPart::line)));
        }
    }

    // ---- what the sites are called

    private void name() {
        var all = new TreeSet<>(hybrid.devices.keySet());
        all.addAll(hybrid.lines.keySet());
        for (var id : all) {
            members.computeIfAbsent(head(id), _ -> new TreeSet<>()).add(id);
        }
        var taken = new HashSet<>(hybrid.sites.keySet());
        all.forEach(it -> told(it).ifPresent(taken::add));
        members.forEach((head, ids) ->
                siteOfHead.put(
                        head,
                        ids.stream()
                                .flatMap(it -> told(it).stream())
                                .findFirst()
                                .orElseGet(() -> fresh(head, taken))));
    }

    private Optional<ResourceId> told(ResourceId id) {
        var device = hybrid.devices.get(id);
        var line = hybrid.lines.get(id);
        return device != null ? device.site() : line != null ? line.site() : Optional.empty();
    }

    private static ResourceId fresh(ResourceId head, Set<ResourceId> taken) {
        var id = new ResourceId(Shape.id(Kind.SITE.prefix(), head));
        while (!taken.add(id)) {
            id = new ResourceId(id.value() + "x");
        }
        return id;
    }

    /// {@return the site of a customer gateway or connection}
    ResourceId site(ResourceId id) {
        return told(id).orElseGet(() -> siteOfHead.getOrDefault(head(id), id));
    }

    /// {@return every site, each with what is there}
    Map<ResourceId, List<ResourceId>> sites() {
        var sites = new TreeMap<ResourceId, List<ResourceId>>();
        members.values().stream()
                .flatMap(Set::stream)
                .forEach(it -> sites.computeIfAbsent(site(it), _ -> new ArrayList<>()).add(it));
        return sites;
    }

    /// {@return what people would call a site}
    String nameOf(List<ResourceId> there) {
        var names = new ArrayList<String>();
        for (var id : there) {
            var device = hybrid.devices.get(id);
            if (device != null) {
                device.device().ifPresent(names::add);
            }
        }
        for (var id : there) {
            var device = hybrid.devices.get(id);
            var line = hybrid.lines.get(id);
            names.add(device != null ? device.name() : line != null ? line.name() : "");
        }
        for (var id : there) {
            var device = hybrid.devices.get(id);
            var line = hybrid.lines.get(id);
            names.add(
                    device != null
                            ? device.address().map(Object::toString).orElse("")
                            : line != null ? line.location() : "");
        }
        return names.stream().filter(it -> !it.isBlank()).findFirst().orElse("");
    }
}
