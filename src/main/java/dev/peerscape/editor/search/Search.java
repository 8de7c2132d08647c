package dev.peerscape.editor.search;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what people type into the search field: an address finds who has it and which subnet, VPC,
/// site and prefix list hold it, a block what it overlaps, anything else names and ids that contain
/// it.
public final class Search {
    private Search() {}

    /// A place found.
    ///
    /// @param id what to select and show
    /// @param name what it is called
    /// @param why it was found: "has this address", "holds this address", where it is
    public record Place(ResourceId id, String name, Message why) {}

    /// {@return the places that fit, best first, at most so many; none for blank text}
    public static List<Place> find(Topology topology, String typed, int most) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        var address = Ip.parse(text).found();
        if (address.isPresent()) {
            return byAddress(topology, address.get()).limit(most).toList();
        }
        var block = Cidr.parse(text).found();
        if (block.isPresent()) {
            return byBlock(topology, block.get()).limit(most).toList();
        }
        return byName(topology, text.toLowerCase(Locale.ROOT), most);
    }

    private static Stream<Place> byAddress(Topology topology, Ip address) {
        var exact = new ArrayList<Place>();
        var around = new ArrayList<Place>();
        for (var vpc : topology.vpcs().values()) {
            Holders.in(vpc, address)
                    .map(it -> place(it, "search.has", vpc.label()))
                    .forEach(exact::add);
            for (var subnet : vpc.subnets().values()) {
                if (subnet.contains(address)) {
                    around.add(place(subnet, "search.holds", blocks(subnet.cidrs())));
                }
            }
            if (vpc.contains(address)) {
                around.add(place(vpc, "search.holds", blocks(vpc.cidrs())));
            }
        }
        Holders.onPremises(topology.hybrid(), address)
                .map(it -> place(it, "search.has", siteName(topology, it)))
                .forEach(exact::add);
        for (var site : topology.hybrid().sites().values()) {
            if (site.prefixes().stream().anyMatch(it -> it.contains(address))) {
                around.add(place(site, "search.holds", blocks(site.prefixes())));
            }
        }
        boolean unknown = exact.isEmpty() && around.isEmpty();
        lists(topology, it -> it.contains(address)).forEach(around::add);
        if (unknown && address.isPublic()) {
            exact.add(
                    new Place(
                            ResourceId.INTERNET, "Internet", Message.of("search.on-the-internet")));
        }
        return Stream.concat(exact.stream(), around.stream());
    }

    private static String siteName(Topology topology, Resource resource) {
        return topology.hybrid().siteOf(resource.id()).map(Resource::label).orElse("");
    }

    /// The prefix lists with a block that fits, each with that block.
    private static Stream<Place> lists(Topology topology, Predicate<Cidr> fits) {
        return topology.prefixLists().values().stream()
                .flatMap(list ->
                        list.entries().stream()
                                .filter(fits)
                                .limit(1)
                                .map(it -> place(list, "search.lists", it)));
    }

    private static Stream<Place> byBlock(Topology topology, Cidr block) {
        var inVpcs =
                topology.vpcs().values().stream()
                        .flatMap(vpc ->
                                Stream.concat(
                                        overlapping(vpc, vpc.cidrs(), block),
                                        vpc.subnets().values().stream()
                                                .flatMap(
                                                        it -> overlapping(it, it.cidrs(), block))));
        var sites =
                topology.hybrid().sites().values().stream()
                        .flatMap(it -> overlapping(it, it.prefixes(), block));
        return Stream.of(inVpcs, sites, lists(topology, it -> overlaps(List.of(it), block)))
                .flatMap(it -> it);
    }

    private static Stream<Place> overlapping(Resource holder, List<Cidr> cidrs, Cidr block) {
        return overlaps(cidrs, block)
                ? Stream.of(place(holder, "search.overlaps", blocks(cidrs)))
                : Stream.empty();
    }

    private static boolean overlaps(List<Cidr> cidrs, Cidr block) {
        return cidrs.stream().anyMatch(cidr -> cidr.isV6() == block.isV6() && cidr.overlaps(block));
    }

    private static List<Place> byName(Topology topology, String wanted, int most) {
        Predicate<Resource> starts = it -> lower(it.label()).startsWith(wanted);
        Predicate<Resource> holds =
                it -> lower(it.label()).contains(wanted) || lower(it.id().value()).contains(wanted);
        // An interface is mostly shown by what has it; only its own id or name asks for it.
        Predicate<Resource> wants =
                it ->
                        it.kind() != Kind.NETWORK_INTERFACE
                                || wanted.startsWith("eni-")
                                || lower(it.name()).contains(wanted);
        return topology.resources()
                .filter(holds.and(wants))
                .sorted(
                        Comparator.comparing((Resource it) -> !starts.test(it))
                                .thenComparing(Resource::kind)
                                .thenComparing(Resource::label)
                                .thenComparing(Resource::id))
                .limit(most)
                .map(it ->
                        topology.vpcOf(it.id())
                                .<Resource>map(vpc -> vpc)
                                .or(() -> topology.transitGatewayOf(it.id()))
                                .or(() -> topology.hybrid().siteOf(it.id()))
                                .filter(around -> around != it)
                                .map(around -> place(it, "search.in", around.label()))
                                .orElseGet(() -> place(it, "search.is", it.id())))
                .toList();
    }

    private static Place place(Resource resource, String key, Object argument) {
        return new Place(resource.id(), resource.label(), Message.of(key, argument));
    }

    private static String blocks(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(" "));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
