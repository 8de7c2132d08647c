package dev.peerscape.core.check;

import dev.peerscape.core.topology.Document;

import java.util.ArrayList;
import java.util.List;

/// For every rule, documents that break it beside documents that just do not.
record Cases(String rule, String name, Document bad, Document good) {

    @Override
    public String toString() {
        return rule + " " + name;
    }

    static List<Cases> all() {
        var all = new ArrayList<Cases>();
        BlockCases.addTo(all);
        PeeringCases.addTo(all);
        RouteCases.addTo(all);
        GatewayCases.addTo(all);
        FilterCases.addTo(all);
        TransitCases.add(all);
        EgressOnlyCases.addTo(all);
        HybridCases.addTo(all);
        RoadCases.addTo(all);
        return all;
    }

    static void add(List<Cases> all, String rule, String name, Document bad, Document ok) {
        all.add(new Cases(rule, name, bad, ok));
    }
}
