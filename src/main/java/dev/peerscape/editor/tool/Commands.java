package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.plan.Clipping;
import dev.peerscape.core.plan.Pasting;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What menus and keys do to the selection.
final class Commands {
    /// So many things falling along are asked about first.
    private static final int MANY = 10;

    private static final double STEP = 4;

    private final Diagram diagram;
    private Object burst = new Object();

    Commands(Diagram diagram) {
        this.diagram = diagram;
    }

    private Topology topology() {
        return diagram.session().document().topology();
    }

    private Set<ResourceId> selection() {
        return diagram.session().revision().selection();
    }

    void insert(PaletteItem item) {
        if (item.isLink()) {
            joinSelected(item);
            return;
        }
        var revision = diagram.session().revision();
        var placements =
                new Placements(revision.document(), diagram.scene(), revision.actor(), item);
        switch (placements.into(container(item))) {
            case Proposal.Good good -> {
                if (diagram.commit(good.edit())) {
                    diagram.session().select(Set.of(good.made()));
                    diagram.reveal(good.made());
                    if (good.box().isEmpty()) {
                        tell(Message.of("tool.added", good.name(), good.address()));
                    }
                }
            }
            case Proposal.Bad(var reason, _) -> tell(reason);
        }
    }

    /// Two figures selected are joined at once; else the link tool is taken in the hand.
    private void joinSelected(PaletteItem item) {
        var ends = selection().stream().sorted().toList();
        var joining =
                ends.size() == 2
                        ? Joining.between(
                                diagram.session().document(), ends.getFirst(), ends.getLast())
                        : Optional.<Joining>empty();
        if (joining.isPresent() && item != PaletteItem.PEERING) {
            switch (joining.get()) {
                case Joining.Good(_, var made) -> Linking.make(diagram, made.get());
                case Joining.Bad(var reason) -> tell(reason);
            }
        } else if (ends.size() == 2 && ends.stream().allMatch(it -> isVpc(it))) {
            diagram.request(new Request.RequestPeering(ends.getFirst(), ends.getLast()));
        } else {
            diagram.arm(item);
        }
    }

    private boolean isVpc(ResourceId id) {
        return topology().vpc(id).isPresent();
    }

    /// What is selected; where that says nothing, the only VPC, subnet or site.
    private Optional<Resource> container(PaletteItem item) {
        if (item == PaletteItem.SITE_HOST) {
            return site();
        }
        if (Outside.takes(item) && item != PaletteItem.PREFIX_LIST) {
            return Optional.empty();
        }
        var selected =
                selection().stream()
                        .sorted()
                        .flatMap(id -> topology().find(id).stream())
                        .filter(it -> topology().vpcOf(it.id()).isPresent())
                        .findFirst();
        var vpc =
                selected.flatMap(it -> topology().vpcOf(it.id()))
                        .or(() -> only(topology().vpcs().values()));
        if (Placements.needsSubnet(item)
                && selected.filter(it -> it.kind() != Kind.VPC).isEmpty()) {
            return vpc.flatMap(it -> it.subnets().values().stream().findFirst())
                    .<Resource>map(it -> it)
                    .or(() -> vpc);
        }
        return selected.or(() -> vpc);
    }

    private Optional<Resource> site() {
        return selection().stream()
                .sorted()
                .flatMap(id -> topology().hybrid().siteOf(id).stream())
                .findFirst()
                .or(() -> only(topology().hybrid().sites().values()))
                .map(it -> it);
    }

    private static <T> Optional<T> only(Collection<T> all) {
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    void deleteSelection() {
        var ids = selection();
        if (ids.isEmpty()) {
            return;
        }
        var open = ids.stream().flatMap(id -> topology().peering(id).stream()).toList();
        if (ids.size() == 1 && open.size() == 1 && !open.getFirst().status().isFinal()) {
            diagram.request(new Request.DeletePeering(open.getFirst().id()));
            return;
        }
        var edit = deletion(ids);
        if (falling(ids) >= MANY) {
            diagram.request(
                    new Request.ConfirmDelete(
                            ids, Edits.consequences(diagram.session().document(), edit)));
        } else {
            delete(ids);
        }
    }

    private long falling(Set<ResourceId> ids) {
        return ids.stream()
                .flatMap(id -> topology().vpc(id).stream())
                .mapToLong(vpc -> vpc.subnets().size() + vpc.instances().size())
                .sum();
    }

    void delete(Set<ResourceId> ids) {
        var labels =
                ids.stream()
                        .sorted()
                        .flatMap(id -> topology().find(id).stream())
                        .map(Resource::label)
                        .toList();
        switch (diagram.session().commit(deletion(ids))) {
            case Outcome.Applied(_, _, var notes) -> {
                var words = new ArrayList<Message>();
                words.add(
                        labels.size() == 1
                                ? Message.of("tool.deleted", labels.getFirst())
                                : Message.of("tool.deleted-many", labels.size()));
                words.addAll(notes);
                diagram.request(Request.Tell.all(words));
            }
            case Outcome.Refused(_, var reason, _) -> tell(reason);
        }
    }

    /// Peerings that are not over end by their own edit; the rest is removed.
    private Edit deletion(Set<ResourceId> ids) {
        var edits = new ArrayList<Edit>();
        var rest = new HashSet<ResourceId>(ids);
        for (var id : ids) {
            var peering = topology().peering(id).filter(it -> !it.status().isFinal());
            boolean byVpc = peering.filter(it -> losesSide(it, ids)).isPresent();
            if (peering.isPresent()) {
                rest.remove(id);
            }
            if (peering.isPresent() && !byVpc) {
                edits.add(new Edit.DeletePeering(diagram.session().revision().actor(), id, false));
            }
        }
        if (edits.isEmpty()) {
            return new Edit.Remove(rest);
        }
        if (!rest.isEmpty()) {
            edits.add(new Edit.Remove(rest));
        }
        return edits.size() == 1
                ? edits.getFirst()
                : new Edit.Batch(Message.of("tool.delete-many", ids.size()), edits);
    }

    private static boolean losesSide(Peering peering, Set<ResourceId> ids) {
        return ids.contains(peering.requester().vpc()) || ids.contains(peering.accepter().vpc());
    }

    void selectAll() {
        var parents =
                selection().stream()
                        .flatMap(id -> diagram.scene().figure(id).stream())
                        .flatMap(figure -> figure.parent().stream())
                        .collect(Collectors.toSet());
        if (parents.isEmpty()) {
            diagram.session().select(topology().vpcs().keySet());
            return;
        }
        var all = new HashSet<ResourceId>();
        for (var parent : parents) {
            topology().vpcOf(parent).stream()
                    .flatMap(vpc -> diagram.scene().figuresOf(vpc.id()).stream())
                    .filter(it -> it.parent().filter(parent::equals).isPresent())
                    .forEach(it -> all.add(it.id()));
        }
        diagram.session().select(all);
    }

    /// Ends a row of nudges: the next is a step of its own.
    void endBurst() {
        burst = new Object();
    }

    void nudge(int dx, int dy, boolean far) {
        double step = far ? 10 * STEP : STEP;
        Map<ResourceId, Box> boxes = new HashMap<>();
        for (var id : selection()) {
            diagram.scene().figuresShowing(id).stream()
                    .filter(it -> !it.isBadge())
                    .forEach(it -> boxes.put(it.id(), nudged(it, dx * step, dy * step)));
        }
        List.copyOf(boxes.keySet()).forEach(id -> dropInner(id, boxes));
        if (!boxes.isEmpty()) {
            diagram.report(diagram.session().commitMerging(burst, new Edit.Place(boxes)));
        }
    }

    /// What stands in something that is moved moves along already.
    private void dropInner(ResourceId id, Map<ResourceId, Box> boxes) {
        var parent = diagram.scene().figure(id).flatMap(Figure::parent);
        var vpc = topology().vpcOf(id).map(Resource::id).filter(it -> !it.equals(id));
        if (parent.filter(boxes::containsKey).isPresent()
                || vpc.filter(selection()::contains).isPresent()) {
            boxes.remove(id);
        }
    }

    private Box nudged(Figure figure, double dx, double dy) {
        var moved = figure.box().moved(dx, dy);
        var home = figure.parent().flatMap(diagram.scene()::box);
        double header =
                switch (figure.kind()) {
                    case SUBNET -> Metrics.VPC_HEADER;
                    case SITE_HOST -> Metrics.SITE_HEADER;
                    default -> Metrics.SUBNET_HEADER;
                };
        return home.map(it -> Spots.within(moved, it, header).moved(-it.x(), -it.y()))
                .orElse(moved);
    }

    Optional<Clipping> copy() {
        var clipping = Clipping.of(diagram.session().document(), selection());
        if (clipping.isEmpty()) {
            tell(Message.of("tool.nothing-to-copy"));
            return Optional.empty();
        }
        return Optional.of(clipping);
    }

    Optional<Clipping> cut() {
        var clipping = copy();
        if (clipping.isPresent()) {
            delete(selection());
        }
        return clipping;
    }

    void paste(Clipping clipping, Pasting.Blocks blocks) {
        var document = diagram.session().document();
        var into =
                selection().size() == 1
                        ? topology().find(selection().iterator().next())
                        : Optional.<Resource>empty();
        var vpc = into.filter(it -> it.kind() == Kind.VPC).map(Resource::id);
        var subnet = into.filter(it -> it.kind() == Kind.SUBNET).map(Resource::id);
        double beside =
                clipping.vpcs().isEmpty()
                        ? 4 * STEP
                        : diagram.scene().bounds().right() + Metrics.VPC_GAP - left(clipping);
        var place =
                new Pasting.Place(vpc, subnet, beside, clipping.vpcs().isEmpty() ? 4 * STEP : 0);
        switch (Pasting.paste(document, clipping, place, blocks)) {
            case Pasting.Result.Ready(var edit, var pasted) -> {
                if (diagram.commit(edit)) {
                    diagram.session().select(pasted);
                    diagram.reveal(pasted);
                }
            }
            case Pasting.Result.Impossible(var reason) -> tell(reason);
        }
    }

    private static double left(Clipping clipping) {
        return clipping.vpcs().stream()
                .flatMap(vpc -> Optional.ofNullable(clipping.boxes().get(vpc.id())).stream())
                .mapToDouble(Box::x)
                .min()
                .orElse(0);
    }

    private void tell(Message message) {
        diagram.request(new Request.Tell(message));
    }
}
