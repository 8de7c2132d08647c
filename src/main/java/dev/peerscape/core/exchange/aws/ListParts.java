package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found of prefix lists so far: one answer tells their names, another their blocks. A
/// list that something names but no file describes is there without blocks, so that the reference
/// is kept.
final class ListParts {
    /// What one answer tells of a list.
    ///
    /// @param owner an account number, or `AWS`
    record ListPart(
            Optional<String> name,
            Optional<String> owner,
            Optional<AccountId> account,
            Optional<Region> region,
            Optional<Boolean> v6,
            OptionalInt room,
            Optional<List<Cidr>> entries) {
        private static final ListPart UNTOLD =
                new ListPart(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty());

        /// A list of which only the name is told must not hide its blocks told elsewhere.
        private ListPart with(ListPart later) {
            var blocks = later.entries.filter(it -> !it.isEmpty()).or(() -> entries);
            return new ListPart(
                    later.name.or(() -> name),
                    later.owner.or(() -> owner),
                    later.account.or(() -> account),
                    later.region.or(() -> region),
                    later.v6.or(() -> v6),
                    later.room.isPresent() ? later.room : room,
                    blocks.or(later::entries));
        }
    }

    private final Parts parts;
    private final Map<ResourceId, ListPart> told = new TreeMap<>();

    ListParts(Parts parts) {
        this.parts = parts;
    }

    /// Notes what an answer tells.
    void tell(ResourceId id, ListPart part) {
        told.merge(id, part, ListPart::with);
    }

    /// {@return the list that is called so: AWS names one after its service}
    Optional<ResourceId> named(String name, Region region) {
        return told.entrySet().stream()
                .filter(it -> it.getValue().name().equals(Optional.of(name)))
                .filter(it -> it.getValue().region().orElse(region).equals(region))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// {@return what a list is called, where it is told}
    Optional<String> nameOf(ResourceId id) {
        return told.getOrDefault(id, ListPart.UNTOLD).name();
    }

    /// Notes that something names a list; one that no file describes is made without blocks.
    ///
    /// @param holder what names it
    /// @param name what it is called where no file says
    void need(ResourceId id, ResourceId holder, Region region, String name) {
        var known = told.get(id);
        if (known == null || known.entries().isEmpty()) {
            parts.remark("prefix-list-missing", holder, id);
            parts.mentioned.add(id);
            tell(
                    id,
                    new ListPart(
                            known != null && known.name().isPresent()
                                    ? Optional.empty()
                                    : Optional.of(name).filter(it -> !it.isEmpty()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(region),
                            Optional.empty(),
                            OptionalInt.empty(),
                            Optional.of(List.of())));
        }
    }

    /// {@return the blocks of a list; none where no file tells them}
    List<Cidr> blocks(ResourceId id) {
        return told.getOrDefault(id, ListPart.UNTOLD).entries().orElse(List.of());
    }

    /// {@return every list that a file describes or something names}
    ///
    /// @param somewhere the Region of lists of which no file says where they are
    SortedMap<ResourceId, PrefixList> all(Region somewhere) {
        var lists = new TreeMap<ResourceId, PrefixList>();
        told.forEach((id, part) -> lists.put(id, list(id, part, somewhere)));
        return lists;
    }

    private PrefixList list(ResourceId id, ListPart part, Region somewhere) {
        var blocks = part.entries().orElse(List.of()).stream().distinct().toList();
        boolean v6 = part.v6().orElseGet(() -> !blocks.isEmpty() && blocks.getFirst().isV6());
        var entries = blocks.stream().filter(it -> it.isV6() == v6).toList();
        if (entries.size() < blocks.size()) {
            parts.remark("list-family", id, blocks.size() - entries.size());
        }
        var name = part.name().orElse("");
        boolean ofAws =
                part.owner()
                        .map(it -> !AccountId.isWellFormed(it))
                        .orElse(name.startsWith("com.amazonaws."));
        return new PrefixList(
                id,
                name,
                ofAws ? Optional.empty() : part.owner().map(AccountId::new).or(part::account),
                part.region().orElse(somewhere),
                v6,
                Math.max(part.room().orElse(0), entries.size()),
                entries);
    }
}
