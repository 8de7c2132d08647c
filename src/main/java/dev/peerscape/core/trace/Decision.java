package dev.peerscape.core.trace;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// One question that a component asked of a packet, and its answer: the evidence of a trace.
/// Explanations are read from here and never worked out again.
///
/// @param step what was asked
/// @param table whose rules answered (route table, security group, ACL, peering, gateway ...),
///   where there is one
/// @param rule the rule that decided, as its table shows it: `172.16.0.0/16 -> pcx-lab`, `100 allow
///   all 0.0.0.0/0`; empty where nothing matched
/// @param result what was decided
/// @param code why not, when it was not let through
/// @param beaten the rules that were considered and lost, best first, each with the reason
/// @param text the decision as a sentence
public record Decision(
        Step step,
        Optional<ResourceId> table,
        Optional<String> rule,
        Result result,
        Optional<Code> code,
        List<Beaten> beaten,
        Message text) {

    public Decision {
        beaten = List.copyOf(beaten);
    }

    /// The questions, in the order of G.1.
    public enum Step {
        SEND("send"),
        SOURCE_DEST_CHECK("source-dest-check"),
        SECURITY_GROUP_EGRESS("security-group-egress"),
        NETWORK_ACL_EGRESS("network-acl-egress"),
        ROUTE("route"),
        PEERING("peering"),
        TRANSIT_GATEWAY("transit-gateway"),
        VPN_GATEWAY("virtual-private-gateway"),
        VPN("vpn-connection"),
        VIRTUAL_INTERFACE("virtual-interface"),
        DX_GATEWAY("direct-connect-gateway"),
        INTERNET_GATEWAY("internet-gateway"),
        EGRESS_ONLY_GATEWAY("egress-only-internet-gateway"),
        NAT("nat"),
        VPC_ENDPOINT("vpc-endpoint"),
        LOAD_BALANCER("load-balancer"),
        NETWORK_ACL_INGRESS("network-acl-ingress"),
        SECURITY_GROUP_INGRESS("security-group-ingress"),
        DELIVER("deliver");

        private final String slug;

        Step(String slug) {
            this.slug = slug;
        }

        /// {@return the word in JSON output}
        public String slug() {
            return slug;
        }
    }

    /// The answers.
    public enum Result {
        /// Let through by a rule.
        ALLOW("allow"),
        /// Sent on to somewhere.
        FORWARD("forward"),
        /// An address was rewritten.
        TRANSLATE("translate"),
        /// Let through as the reply of a tracked flow.
        TRACKED("tracked"),
        /// Arrived.
        DELIVER("deliver"),
        /// Not let through; there is a code.
        DROP("drop");

        private final String slug;

        Result(String slug) {
            this.slug = slug;
        }

        /// {@return the word in JSON output}
        public String slug() {
            return slug;
        }
    }

    /// A rule that lost.
    ///
    /// @param rule as its table shows it
    /// @param why it lost: a shorter prefix, a higher number, no match
    /// @param code the same of a route, in the words of Reachability Analyzer
    public record Beaten(String rule, Message why, Optional<Code> code) {
        /// One that is no route.
        public Beaten(String rule, Message why) {
            this(rule, why, Optional.empty());
        }

        /// A route that does not hold the address.
        static Beaten of(String rule, Ip address, Cidr destination) {
            return of(rule, address, destination, Code.CANNOT_ROUTE);
        }

        static Beaten of(String rule, Ip address, Cidr destination, Code code) {
            return new Beaten(
                    rule,
                    Message.of("trace.lost-address", address.toString(), destination.toString()),
                    Optional.of(code));
        }
    }
}
