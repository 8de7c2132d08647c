package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads a whole file, token by token, straight into the document: no tree in between.
final class DocumentReader {
    /// What came of it.
    sealed interface Outcome {}

    record Read(Document document) implements Outcome {}

    record Refused(Opening.Rejected refusal) implements Outcome {}

    private final Tokens tokens;
    private final References references;
    private final Values values;

    private DocumentReader(byte[] bytes, References.@Nullable Dangling wanted) {
        tokens = new Tokens(bytes);
        references = new References(bytes.length, wanted);
        values = new Values(tokens, references);
    }

    static Outcome read(byte[] bytes, String name) {
        try {
            return new Read(read(bytes));
        } catch (Refusal refusal) {
            // What a stranger's or a newer file says first may be nonsense to us: the format and
            // the version go before any other complaint.
            return new Refused(Header.complaint(bytes).orElse(refusal).rejected(name));
        }
    }

    private static Document read(byte[] bytes) {
        try {
            return new DocumentReader(bytes, null).document();
        } catch (References.Dangling dangling) {
            new DocumentReader(bytes, dangling).document();
            throw new IllegalStateException("the second reading did not find " + dangling.reason);
        }
    }

    private Document document() {
        Boolean format = null;
        Integer version = null;
        Instant now = null;
        List<Account> accounts = null;
        List<Vpc> vpcs = null;
        List<Peering> peerings = null;
        List<TransitGateway> transitGateways = null;
        List<PrefixList> lists = null;
        List<Site> sites = null;
        List<CustomerGateway> devices = null;
        List<VpnConnection> vpns = null;
        List<DxConnection> lines = null;
        List<VirtualInterface> interfaces = null;
        List<DxGateway> dxGateways = null;
        Policy policy = null;
        Layout layout = null;
        tokens.next();
        tokens.open();
        var vpcReader = new VpcReader(values);
        var transitReader = new TransitReader(values);
        var hybridReader = new HybridReader(values);
        var dxReader = new DirectConnectReader(values);
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "format" -> format = values.once(format, format());
                case "version" ->
                        version = values.once(version, tokens.integer(1, FileFormat.VERSION));
                case "now" -> now = values.once(now, values.instant());
                case "accounts" -> accounts = values.once(accounts, values.list(this::account));
                case "vpcs" -> vpcs = values.once(vpcs, values.list(vpcReader::vpc));
                case "peerings" -> peerings = values.once(peerings, values.list(this::peering));
                case "transitGateways" ->
                        transitGateways =
                                values.once(transitGateways, values.list(transitReader::gateway));
                case "prefixLists" -> lists = values.once(lists, values.list(dxReader::prefixList));
                case "sites" -> sites = values.once(sites, values.list(hybridReader::site));
                case "customerGateways" ->
                        devices = values.once(devices, values.list(hybridReader::customerGateway));
                case "vpnConnections" ->
                        vpns = values.once(vpns, values.list(hybridReader::vpnConnection));
                case "dxConnections" ->
                        lines = values.once(lines, values.list(dxReader::connection));
                case "virtualInterfaces" ->
                        interfaces =
                                values.once(interfaces, values.list(dxReader::virtualInterface));
                case "dxGateways" ->
                        dxGateways = values.once(dxGateways, values.list(dxReader::gateway));
                case PolicyFields.FIELD -> policy = values.once(policy, PolicyFields.read(values));
                case "layout" -> layout = values.once(layout, layout());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "format",
                                        "version",
                                        "now",
                                        "accounts",
                                        "vpcs",
                                        "peerings",
                                        "transitGateways",
                                        "prefixLists",
                                        "sites",
                                        "customerGateways",
                                        "vpnConnections",
                                        "dxConnections",
                                        "virtualInterfaces",
                                        "dxGateways",
                                        PolicyFields.FIELD,
                                        "layout"));
            }
        }
        values.need(format, "format");
        values.need(version, "version");
        var hybrid =
                new Hybrid(
                        TreePMap.fromSortedMap(byId(sites, Site::id)),
                        TreePMap.fromSortedMap(byId(devices, CustomerGateway::id)),
                        TreePMap.fromSortedMap(byId(vpns, VpnConnection::id)),
                        TreePMap.fromSortedMap(byId(lines, DxConnection::id)),
                        TreePMap.fromSortedMap(byId(interfaces, VirtualInterface::id)),
                        TreePMap.fromSortedMap(byId(dxGateways, DxGateway::id)));
        var topology =
                Topology.of(
                        values.need(now, "now"),
                        byId(accounts, Account::id),
                        byId(values.need(vpcs, "vpcs"), Vpc::id),
                        byId(peerings, Peering::id),
                        byId(transitGateways, TransitGateway::id),
                        hybrid.isEmpty() ? Hybrid.NONE : hybrid,
                        byId(lists, PrefixList::id));
        tokens.end();
        references.endDocument();
        hybridReader.endDocument(topology.hybrid());
        transitReader.endDocument(topology);
        return new Document(
                topology,
                layout == null ? Layout.EMPTY : layout,
                policy == null ? Policy.USUAL : policy);
    }

    private static <K extends Comparable<K>, T> SortedMap<K, T> byId(
            @Nullable List<T> items, Function<T, K> id) {
        var sorted = new TreeMap<K, T>();
        if (items != null) {
            items.forEach(item -> sorted.put(id.apply(item), item));
        }
        return sorted;
    }

    private boolean format() {
        var text = tokens.string();
        if (!text.equals(Header.FORMAT)) {
            throw tokens.refuse(Message.of("file.other-format", text));
        }
        return true;
    }

    private Account account() {
        AccountId id = null;
        String name = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newAccount());
                case "name" -> name = values.once(name, tokens.string());
                default -> throw tokens.unknownField(List.of("id", "name"));
            }
        }
        return new Account(values.need(id, "id"), name == null ? "" : name);
    }

    private Peering peering() {
        ResourceId id = null;
        String name = null;
        PeeringStatus status = null;
        String message = null;
        Instant since = null;
        Instant expires = null;
        Peering.Side requester = null;
        Peering.Side accepter = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> id = values.once(id, values.newId(Kind.PEERING));
                case "name" -> name = values.once(name, tokens.string());
                case "status" ->
                        status =
                                values.once(
                                        status,
                                        values.word(PeeringStatus.values(), PeeringStatus::code));
                case "message" -> message = values.once(message, tokens.string());
                case "since" -> since = values.once(since, values.instant());
                case "expires" -> expires = values.once(expires, values.instant());
                case "requester" -> requester = values.once(requester, side());
                case "accepter" -> accepter = values.once(accepter, side());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "id",
                                        "name",
                                        "status",
                                        "message",
                                        "since",
                                        "expires",
                                        "requester",
                                        "accepter"));
            }
        }
        return new Peering(
                values.need(id, "id"),
                name == null ? "" : name,
                values.need(requester, "requester"),
                values.need(accepter, "accepter"),
                values.need(status, "status"),
                message == null ? "" : message,
                values.need(since, "since"),
                Optional.ofNullable(expires));
    }

    private Peering.Side side() {
        ResourceId vpc = null;
        Boolean present = null;
        AccountId account = null;
        Region region = null;
        List<Cidr> cidrs = null;
        Boolean dns = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "vpc" -> vpc = values.once(vpc, references.candidate(tokens, Kind.VPC));
                case "present" -> present = values.once(present, tokens.bool());
                case "account" -> account = values.once(account, values.account());
                case "region" -> region = values.once(region, values.region());
                case "cidrs" -> cidrs = values.once(cidrs, values.list(values::cidr));
                case "dnsResolution" -> dns = values.once(dns, tokens.bool());
                default ->
                        throw tokens.unknownField(
                                List.of(
                                        "vpc",
                                        "present",
                                        "account",
                                        "region",
                                        "cidrs",
                                        "dnsResolution"));
            }
        }
        if (present == null || present) {
            references.confirm();
        }
        return new Peering.Side(
                values.need(vpc, "vpc"),
                present == null || present,
                values.need(account, "account"),
                values.need(region, "region"),
                cidrs == null ? List.of() : cidrs,
                dns != null && dns);
    }

    private Layout layout() {
        Map<ResourceId, Box> boxes = new HashMap<>();
        tokens.openArray();
        while (tokens.item()) {
            box(boxes);
        }
        return new Layout(HashTreePMap.from(boxes));
    }

    private void box(Map<ResourceId, Box> boxes) {
        ResourceId id = null;
        Double x = null;
        Double y = null;
        Double width = null;
        Double height = null;
        tokens.open();
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "id" -> {
                    id = values.once(id, references.candidate(tokens, Kind.values()));
                    references.confirm();
                    if (boxes.containsKey(id)) {
                        throw tokens.refuse(Message.of("file.duplicate-box", id.value()));
                    }
                }
                case "x" -> x = values.once(x, tokens.number());
                case "y" -> y = values.once(y, tokens.number());
                case "width" -> width = values.once(width, tokens.number());
                case "height" -> height = values.once(height, tokens.number());
                default -> throw tokens.unknownField(List.of("id", "x", "y", "width", "height"));
            }
        }
        boxes.put(
                values.need(id, "id"),
                new Box(
                        values.need(x, "x"),
                        values.need(y, "y"),
                        values.need(width, "width"),
                        values.need(height, "height")));
    }
}
