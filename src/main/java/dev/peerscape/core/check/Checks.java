package dev.peerscape.core.check;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.ResourceId;

import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Every rule over a document.
public final class Checks {
    /// With fewer scopes than this, handing out shares costs more than it saves.
    private static final int WORTH_SHARING = 2000;

    private Checks() {}

    /// {@return all findings, errors first, then by rule and subject: a stable order} They are
    /// judged by the usual standards.
    public static List<Finding> run(Network network) {
        return run(network, Standards.USUAL);
    }

    /// {@return all findings, errors first, then by rule and subject: a stable order}
    public static List<Finding> run(Network network, Standards standards) {
        return examine(network, standards).findings();
    }

    /// {@return all findings by the usual standards, kept so that [#rerun] can go on from them}
    public static Checked examine(Network network) {
        return examine(network, Standards.USUAL);
    }

    /// {@return all findings, kept so that [#rerun] can go on from them after an edit}
    public static Checked examine(Network network, Standards standards) {
        var topology = network.topology();
        var index = Index.of(topology);
        var scopes = new ArrayList<Scope>();
        for (var vpc : topology.vpcs().keySet()) {
            scopes.add(new Scope.OfVpc(vpc));
            scopes.add(new Scope.OfNeighbourhood(vpc));
            scopes.add(new Scope.OfPeers(vpc));
        }
        topology.peerings().keySet().forEach(it -> scopes.add(new Scope.OfPeering(it)));
        topology.transitGateways()
                .keySet()
                .forEach(it -> scopes.add(new Scope.OfTransitGateway(it)));
        index.tallies().keySet().forEach(it -> scopes.add(new Scope.OfPlace(it)));
        scopes.add(new Scope.OfBackbone());

        var byScope = new HashMap<Scope, List<Finding>>();
        var whole = new HashSet<Scope>();
        var hopeful = new HashSet<ResourceId>();
        var all = new ArrayList<Finding>();
        for (var looked : look(network, index, standards, scopes)) {
            whole.addAll(looked.whole());
            looked.found()
                    .forEach((scope, found) -> {
                        byScope.put(scope, found);
                        all.addAll(found);
                        hope(scope, found, hopeful);
                    });
        }
        all.sort(Order.OF_FINDINGS);
        return new Checked(
                topology,
                standards,
                List.copyOf(all),
                index,
                HashTreePMap.from(byScope),
                HashTreePSet.from(whole),
                HashTreePSet.from(hopeful));
    }

    /// What was found in some of the scopes.
    ///
    /// @param whole those that asked about the whole document
    private record Looked(Map<Scope, List<Finding>> found, List<Scope> whole) {}

    /// Looks at all scopes. They do not depend on each other, so with many each processor takes a
    /// share; the shares come back in order, whoever was first.
    private static List<Looked> look(
            Network network, Index index, Standards standards, List<Scope> scopes) {
        int shares = scopes.size() < WORTH_SHARING ? 1 : Runtime.getRuntime().availableProcessors();
        return IntStream.range(0, shares)
                .parallel()
                .mapToObj(i -> {
                    int from = (int) ((long) scopes.size() * i / shares);
                    int to = (int) ((long) scopes.size() * (i + 1) / shares);
                    return look(
                            new View(network, index, standards), index, scopes.subList(from, to));
                })
                .toList();
    }

    private static Looked look(View view, Index index, List<Scope> scopes) {
        var findings = new LinkedHashMap<Scope, List<Finding>>();
        var whole = new ArrayList<Scope>();
        for (var scope : scopes) {
            var found = scope.check(view, index);
            if (view.takeAskedWhole()) {
                whole.add(scope);
            }
            if (!found.isEmpty()) {
                findings.put(scope, found);
            }
        }
        return new Looked(findings, whole);
    }

    private static void hope(Scope scope, List<Finding> found, Set<ResourceId> hopeful) {
        if (scope instanceof Scope.OfNeighbourhood(var vpc)
                && found.stream().anyMatch(it -> it.rule().equals(UselessRoutes.ID))) {
            hopeful.add(vpc);
        }
    }

    /// {@return the findings after an edit: the same as [#examine] would give, made by looking
    /// again only at what the touched resources can have changed}
    ///
    /// @param before what was found before the edit, or before several
    /// @param network the network after it
    /// @param touched the resources that the edits between touched, as `Edits.apply` names them
    public static Checked rerun(Checked before, Network network, Set<ResourceId> touched) {
        return rerun(before, network, touched, before.standards());
    }

    /// {@return the findings after an edit, or with other standards, which are applied to
    /// everything anew}
    public static Checked rerun(
            Checked before, Network network, Set<ResourceId> touched, Standards standards) {
        if (!standards.equals(before.standards())) {
            return examine(network, standards);
        }
        var topology = network.topology();
        var reach = new Reach(before, topology, touched);
        var index = reach.index();
        var view = new View(network, index, standards);
        var byScope = before.byScope();
        var whole = before.whole();
        var hopeful = before.hopeful();
        var gone = new ArrayList<Finding>();
        var come = new ArrayList<Finding>();
        for (var scope : reach.scopes()) {
            var found = scope.check(view, index);
            whole = view.takeAskedWhole() ? whole.plus(scope) : whole.minus(scope);
            var old = byScope.getOrDefault(scope, List.of());
            if (found.equals(old)) {
                continue;
            }
            byScope = found.isEmpty() ? byScope.minus(scope) : byScope.plus(scope, found);
            gone.addAll(old);
            come.addAll(found);
            if (scope instanceof Scope.OfNeighbourhood(var vpc)) {
                var hopes = new LinkedHashSet<ResourceId>();
                hope(scope, found, hopes);
                hopeful = hopes.isEmpty() ? hopeful.minus(vpc) : hopeful.plus(vpc);
            }
        }
        return new Checked(
                topology,
                standards,
                Order.replace(before.findings(), gone, come),
                index,
                byScope,
                whole,
                hopeful);
    }
}
