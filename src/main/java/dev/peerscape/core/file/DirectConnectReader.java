package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what Direct Connect is made of, and prefix lists.
final class DirectConnectReader {
    private static final int LAST_VLAN = 4094;
    private static final int USUAL_MTU = 1500;
    private static final int LARGEST_MTU = 9001;
    private static final int LONGEST_PATH = 100;

    private final Values values;
    private final Tokens tokens;

    DirectConnectReader(Values values) {
        this.values = values;
        this.tokens = values.tokens();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    DxConnection connection() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Region region = null;
        String location = null;
        String bandwidth = null;
        ResourceId site = null;
        Boolean up = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.DX_CONNECTION));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "location" -> location = values.once(location, tokens.string());
                case "bandwidth" -> bandwidth = values.once(bandwidth, tokens.string());
                case "site" -> site = values.once(site, values.anyId(Kind.SITE));
                case "up" -> up = values.once(up, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "account",
                                        "region",
                                        "location",
                                        "bandwidth",
                                        "site",
                                        "up"));
            }
        }
        return new DxConnection(
                values.need(id, "id"),
                orEmpty(name),
                values.need(account, "account"),
                values.need(region, "region"),
                orEmpty(location),
                orEmpty(bandwidth),
                values.need(site, "site"),
                up == null || up);
    }

    VirtualInterface virtualInterface() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        ResourceId connection = null;
        VirtualInterface.Type type = null;
        Integer vlan = null;
        Long asn = null;
        Integer mtu = null;
        VirtualInterface.Session session = null;
        ResourceId gateway = null;
        List<Cidr> advertised = null;
        VirtualInterface.Preference preference = null;
        Integer prepends = null;
        Boolean siteLink = null;
        Boolean up = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.VIRTUAL_INTERFACE));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "connection" ->
                        connection = values.once(connection, values.anyId(Kind.DX_CONNECTION));
                case "type" -> type = values.once(type, word(VirtualInterface.Type.values()));
                case "vlan" -> vlan = values.once(vlan, tokens.integer(1, LAST_VLAN));
                case "asn" -> asn = values.once(asn, values.asn());
                case "mtu" -> mtu = values.once(mtu, tokens.integer(USUAL_MTU, LARGEST_MTU));
                case "session" -> session = values.once(session, session());
                case "gateway" ->
                        gateway =
                                values.once(
                                        gateway, values.anyId(Kind.VPN_GATEWAY, Kind.DX_GATEWAY));
                case "advertised" ->
                        advertised = values.once(advertised, values.list(values::cidr));
                case "preference" ->
                        preference =
                                values.once(preference, word(VirtualInterface.Preference.values()));
                case "prepends" ->
                        prepends = values.once(prepends, tokens.integer(0, LONGEST_PATH));
                case "siteLink" -> siteLink = values.once(siteLink, tokens.bool());
                case "up" -> up = values.once(up, tokens.bool());
                default -> throw tokens.unknownField(INTERFACE_FIELDS);
            }
        }
        var met = values.need(type, "type");
        var to = Optional.ofNullable(gateway);
        if (to.filter(it -> !mayLeadTo(met, it)).isPresent()) {
            throw tokens.refuse(
                    Message.of("file.interface-gateway", word(met), to.orElseThrow().value()));
        }
        return new VirtualInterface(
                values.need(id, "id"),
                orEmpty(name),
                values.need(account, "account"),
                values.need(connection, "connection"),
                met,
                values.need(vlan, "vlan"),
                values.need(asn, "asn"),
                mtu == null ? USUAL_MTU : mtu,
                Optional.ofNullable(session),
                to,
                orEmpty(advertised),
                preference == null ? VirtualInterface.Preference.MEDIUM : preference,
                prepends == null ? 0 : prepends,
                siteLink != null && siteLink,
                up == null || up);
    }

    private static final List<String> INTERFACE_FIELDS =
            List.of(
                    "id",
                    "name",
                    "account",
                    "connection",
                    "type",
                    "vlan",
                    "asn",
                    "mtu",
                    "session",
                    "gateway",
                    "advertised",
                    "preference",
                    "prepends",
                    "siteLink",
                    "up");

    private static boolean mayLeadTo(VirtualInterface.Type type, ResourceId gateway) {
        return switch (type) {
            case PRIVATE -> true;
            case TRANSIT -> gateway.kind() == Kind.DX_GATEWAY;
            case PUBLIC -> false;
        };
    }

    private <E extends Enum<E>> E word(E[] constants) {
        return values.word(constants, DirectConnectReader::word);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private VirtualInterface.Session session() {
        Ip amazon = null;
        Ip customer = null;
        Integer length = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "amazon" -> amazon = values.once(amazon, values.ip());
                case "customer" -> customer = values.once(customer, values.ip());
                case "length" -> length = values.once(length, tokens.integer(0, 128));
                default -> throw tokens.unknownField(List.of("amazon", "customer", "length"));
            }
        }
        return new VirtualInterface.Session(
                values.need(amazon, "amazon"),
                values.need(customer, "customer"),
                values.need(length, "length"));
    }

    DxGateway gateway() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Long asn = null;
        List<DxGateway.Association> associations = null;
        Boolean between = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.DX_GATEWAY));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "asn" -> asn = values.once(asn, values.asn());
                case "associations" ->
                        associations = values.once(associations, values.list(this::association));
                case "betweenGateways" -> between = values.once(between, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "account",
                                        "asn",
                                        "associations",
                                        "betweenGateways"));
            }
        }
        return new DxGateway(
                values.need(id, "id"),
                orEmpty(name),
                values.need(account, "account"),
                asn == null ? DxGateway.USUAL_ASN : asn,
                orEmpty(associations),
                between != null && between);
    }

    private DxGateway.Association association() {
        ResourceId gateway = null;
        List<Cidr> allowed = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "gateway" ->
                        gateway =
                                values.once(
                                        gateway,
                                        values.anyId(Kind.VPN_GATEWAY, Kind.TRANSIT_GATEWAY));
                case "allowedPrefixes" -> allowed = values.once(allowed, values.list(values::cidr));
                default -> throw tokens.unknownField(List.of("gateway", "allowedPrefixes"));
            }
        }
        return new DxGateway.Association(values.need(gateway, "gateway"), orEmpty(allowed));
    }

    PrefixList prefixList() {
        ResourceId id = null;
        String name = null;
        AccountId account = null;
        Region region = null;
        Boolean v6 = null;
        Integer most = null;
        List<Cidr> entries = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.PREFIX_LIST));
                case "name" -> name = values.once(name, tokens.string());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "ipv6" -> v6 = values.once(v6, tokens.bool());
                case "maxEntries" -> most = values.once(most, tokens.integer(0, Integer.MAX_VALUE));
                case "entries" -> entries = values.once(entries, values.list(values::cidr));
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "account",
                                        "region",
                                        "ipv6",
                                        "maxEntries",
                                        "entries"));
            }
        }
        var blocks = orEmpty(entries);
        boolean six = v6 != null && v6;
        for (var block : blocks) {
            if (block.isV6() != six) {
                throw tokens.refuse(
                        Message.of(six ? "file.list-v6" : "file.list-v4", block.toString()));
            }
        }
        return new PrefixList(
                values.need(id, "id"),
                orEmpty(name),
                Optional.ofNullable(account),
                values.need(region, "region"),
                six,
                most == null ? blocks.size() : most,
                blocks);
    }
}
