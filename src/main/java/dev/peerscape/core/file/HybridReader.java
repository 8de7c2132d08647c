package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Site.SiteRoute;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads sites and the VPN connections that lead there.
final class HybridReader {
    private final Values values;
    private final Tokens tokens;

    /// A row of a site's router that goes over something, until it is known whose that is.
    private record Later(ResourceId site, ResourceId over, Refusal refusal) {}

    private final List<Later> later = new ArrayList<>();

    HybridReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    /// Checks, once all is read, that the rows of a site's router go over what is of that site.
    void endDocument(Hybrid hybrid) {
        for (var it : later) {
            if (hybrid.siteOf(it.over).filter(site -> site.id().equals(it.site)).isEmpty()) {
                throw it.refusal;
            }
        }
    }

    Site site() {
        ResourceId id = null;
        String name = null;
        List<Cidr> prefixes = null;
        List<SiteHost> hosts = null;
        List<Row> rows = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.SITE));
                case "name" -> name = values.once(name, tokens.string());
                case "prefixes" -> prefixes = values.once(prefixes, values.list(values::cidr));
                case "hosts" -> hosts = values.once(hosts, values.list(this::host));
                case "routes" -> rows = values.once(rows, values.list(this::row));
                default ->
                        throw tokens.unknownField(
                                List.of("id", "name", "prefixes", "hosts", "routes"));
            }
        }
        var own = values.need(id, "id");
        for (var row : orEmpty(rows)) {
            row.route().over().ifPresent(it -> later.add(new Later(own, it, row.refusal(it))));
        }
        return new Site(
                own,
                orEmpty(name),
                values.need(prefixes, "prefixes"),
                orEmpty(hosts),
                orEmpty(rows).stream().map(Row::route).toList());
    }

    private SiteHost host() {
        ResourceId id = null;
        String name = null;
        Ip address = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.SITE_HOST));
                case "name" -> name = values.once(name, tokens.string());
                case "address" -> address = values.once(address, values.ip());
                default -> throw tokens.unknownField(List.of("id", "name", "address"));
            }
        }
        return new SiteHost(values.need(id, "id"), orEmpty(name), values.need(address, "address"));
    }

    /// @param there a refusal with the place of what the row goes over
    private record Row(SiteRoute route, @Nullable Refusal there) {
        Refusal refusal(ResourceId over) {
            if (there == null) {
                throw new IllegalStateException(over + " without a place");
            }
            return there;
        }
    }

    private Row row() {
        Cidr destination = null;
        ResourceId over = null;
        Refusal there = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "destination" -> destination = values.once(destination, values.cidr());
                case "over" -> {
                    over =
                            values.once(
                                    over,
                                    values.anyId(Kind.VPN_CONNECTION, Kind.VIRTUAL_INTERFACE));
                    there = tokens.refuse(Message.of("file.over-of-other", over.value()));
                }
                default -> throw tokens.unknownField(List.of("destination", "over"));
            }
        }
        return new Row(
                new SiteRoute(values.need(destination, "destination"), Optional.ofNullable(over)),
                there);
    }

    CustomerGateway customerGateway() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Region region = null;
        Ip address = null;
        Long asn = null;
        ResourceId site = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.CUSTOMER_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "address" -> address = values.once(address, values.ip());
                case "asn" -> asn = values.once(asn, values.asn());
                case "site" -> site = values.once(site, values.anyId(Kind.SITE));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id", "name", "account", "region", "address", "asn",
                                        "site"));
            }
        }
        return new CustomerGateway(
                values.need(id, "id"),
                orEmpty(name),
                values.need(account, "account"),
                values.need(region, "region"),
                Optional.ofNullable(address),
                asn == null ? CustomerGateway.USUAL_ASN : asn,
                values.need(site, "site"));
    }

    VpnConnection vpnConnection() {
        ResourceId id = null;
        String name = null;
        ResourceId device = null;
        ResourceId gateway = null;
        List<VpnConnection.Tunnel> tunnels = null;
        Boolean ipv6 = null;
        var routing = new RoutingFields();
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.VPN_CONNECTION));
                case "name" -> name = values.once(name, tokens.string());
                case "customerGateway" ->
                        device = values.once(device, values.anyId(Kind.CUSTOMER_GATEWAY));
                case "gateway" ->
                        gateway =
                                values.once(
                                        gateway,
                                        values.anyId(Kind.VPN_GATEWAY, Kind.TRANSIT_GATEWAY));
                case "tunnels" -> tunnels = values.once(tunnels, values.list(this::tunnel));
                case "ipv6" -> ipv6 = values.once(ipv6, tokens.bool());
                default -> {
                    if (!routing.reads(field)) {
                        throw tokens.unknownField(RoutingFields.FIELDS);
                    }
                }
            }
        }
        return new VpnConnection(
                values.need(id, "id"),
                orEmpty(name),
                values.need(device, "customerGateway"),
                values.need(gateway, "gateway"),
                routing.routing(),
                values.need(tunnels, "tunnels"),
                ipv6 != null && ipv6);
    }

    /// The fields that say how the ends of a VPN connection know of each other: `staticRoutes`, or
    /// what is told by BGP.
    private final class RoutingFields {
        static final List<String> FIELDS =
                List.of(
                        "id",
                        "name",
                        "customerGateway",
                        "gateway",
                        "staticRoutes",
                        "advertised",
                        "prepends",
                        "med",
                        "tunnels",
                        "ipv6");
        private static final int LONGEST_PATH = 100;

        private @Nullable List<Cidr> routes;
        private @Nullable List<Cidr> advertised;
        private @Nullable Integer prepends;
        private @Nullable Integer med;

        boolean reads(String field) {
            switch (field) {
                case "staticRoutes" -> routes = values.once(routes, values.list(values::cidr));
                case "advertised" ->
                        advertised = values.once(advertised, values.list(values::cidr));
                case "prepends" ->
                        prepends = values.once(prepends, tokens.integer(0, LONGEST_PATH));
                case "med" -> med = values.once(med, tokens.integer(0, Integer.MAX_VALUE));
                default -> {
                    return false;
                }
            }
            return true;
        }

        Routing routing() {
            if (routes == null) {
                return new Routing.Bgp(
                        orEmpty(advertised),
                        prepends == null ? 0 : prepends,
                        med == null ? 0 : med);
            }
            if (advertised != null || prepends != null || med != null) {
                throw tokens.refuse(Message.of("file.static-and-bgp"));
            }
            return new Routing.Static(routes);
        }
    }

    private VpnConnection.Tunnel tunnel() {
        Ip outside = null;
        Cidr inside = null;
        Boolean up = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "outside" -> outside = values.once(outside, values.ip());
                case "inside" -> inside = values.once(inside, values.cidr());
                case "up" -> up = values.once(up, tokens.bool());
                default -> throw tokens.unknownField(List.of("outside", "inside", "up"));
            }
        }
        return new VpnConnection.Tunnel(
                Optional.ofNullable(outside), Optional.ofNullable(inside), up == null || up);
    }
}
