package dev.peerscape.core.check;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.ResourceId;

import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every rule over a document.
public final class Checks {
    private Checks() {}

    /// {@return all findings, errors first, then by rule and subject: a stable order}
    public static List<Finding> run(Network network) {
        return examine(network).findings();
    }

    /// {@return all findings, kept so that [#rerun] can go on from them after an edit}
    public static Checked examine(Network network) {
        var topology = network.topology();
        var index = Index.of(topology);
        var view = new View(network, index);
        var scopes = new ArrayList<Scope>();
        for (var vpc : topology.vpcs().keySet()) {
            scopes.add(new Scope.OfVpc(vpc));
            scopes.add(new Scope.OfNeighbourhood(vpc));
        }
        topology.peerings().keySet().forEach(it -> scopes.add(new Scope.OfPeering(it)));
        topology.transitGateways()
                .keySet()
                .forEach(it -> scopes.add(new Scope.OfTransitGateway(it)));
        index.tallies().keySet().forEach(it -> scopes.add(new Scope.OfPlace(it)));

        var byScope = new HashMap<Scope, List<Finding>>();
        var whole = new HashSet<Scope>();
        var hopeful = new HashSet<ResourceId>();
        var all = new ArrayList<Finding>();
        for (var scope : scopes) {
            var found = scope.check(view, index);
            if (view.takeAskedWhole()) {
                whole.add(scope);
            }
            if (!found.isEmpty()) {
                byScope.put(scope, found);
                all.addAll(found);
                hope(scope, found, hopeful);
            }
        }
        all.sort(Order.OF_FINDINGS);
        return new Checked(
                topology,
                List.copyOf(all),
                index,
                HashTreePMap.from(byScope),
                HashTreePSet.from(whole),
                HashTreePSet.from(hopeful));
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
        var topology = network.topology();
        var reach = new Reach(before, topology, touched);
        var index = reach.index();
        var view = new View(network, index);
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
                Order.replace(before.findings(), gone, come),
                index,
                byScope,
                whole,
                hopeful);
    }
}
