package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.FlowJson;
import dev.peerscape.core.exchange.FlowRequest;
import dev.peerscape.core.exchange.Names;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Code;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;

import java.util.stream.Collectors;

/// Traces flows of an imported snapshot as the command line does.
final class Traced {
    private final Names names;
    private final Tracer tracer;

    Traced(Topology topology) {
        names = Names.of(topology);
        tracer = new Tracer(Network.compile(topology));
    }

    /// {@return what came of the flow; the question is a line of JSON without its braces}
    Trace trace(String question) {
        return switch (FlowJson.read("{" + question + "}")) {
            case Parsed.Bad<FlowRequest>(var reason, _) -> throw new AssertionError(reason);
            case Parsed.Good<FlowRequest>(var request) ->
                    switch (request.resolve(names)) {
                        case Parsed.Bad<Flow>(var reason, _) -> throw new AssertionError(reason);
                        case Parsed.Good<Flow>(var flow) -> tracer.trace(flow);
                    };
        };
    }

    /// {@return the way there and how it ends: `i-a subnet-a igw-1 internet delivered`}
    String there(String question) {
        return leg(trace(question).forward());
    }

    /// {@return the same of the way back}
    String back(String question) {
        return trace(question).back().map(Traced::leg).orElse("none");
    }

    private static String leg(Leg leg) {
        return leg.hops().stream()
                        .map(Hop::id)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ", "", " "))
                + leg.code().map(Code::name).orElse(leg.outcome().slug());
    }
}
