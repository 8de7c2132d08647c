package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// V22: a network ACL lets a request through and not the reply, which it does not remember to
/// expect (C.6); in the subnet of an attachment to a transit gateway as C.5 says.
///
/// A rule stands for requests when it names few ports or low ones: one for a wide range from 1024
/// up is somebody's rule for replies. The reply is let through when all of 32768 to 60999, from
/// which Linux and Windows clients send, may pass to the whole of the block.
final class AclReplies extends Rule {
    private static final Ports CLIENTS = new Ports(32768, 60999);
    private static final int EPHEMERAL_FROM = 1024;
    private static final int EPHEMERAL_TO = 65535;
    private static final int FEW = 1000;

    private record Ports(int from, int to) {}

    /// What a rule lets through: requests of a protocol from or to a block.
    private record Request(Protocol protocol, Cidr block, String ports) {}

    AclReplies() {
        super("V22", Severity.WARNING, "Amazon VPC User Guide, Network ACLs: ephemeral ports");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        var used = new HashSet<ResourceId>();
        vpc.subnets().values().forEach(it -> used.add(it.networkAcl()));
        for (var acl : vpc.networkAcls().values()) {
            if (used.contains(acl.id())) {
                look(vpc, acl, true, view, report);
                look(vpc, acl, false, view, report);
            }
        }
    }

    private void look(Vpc vpc, NetworkAcl acl, boolean inwards, View view, Report report) {
        var asked = inwards ? acl.ingress() : acl.egress();
        var answered = inwards ? acl.egress() : acl.ingress();
        var seen = new LinkedHashSet<List<Object>>();
        for (var rule : asked) {
            for (var request : requests(rule, asked)) {
                var stopper = stopper(answered, request);
                if (stopper.isEmpty()
                        || !inwards && isUnasked(vpc, acl, request.block(), view)
                        || !seen.add(List.of(request.protocol(), request.block()))) {
                    continue;
                }
                var fixes = fixes(vpc, acl, inwards, request, answered);
                report.add(
                        this,
                        Message.of(
                                inwards ? "check.V22.inwards" : "check.V22.outwards",
                                acl.label(),
                                rule.number(),
                                request.ports(),
                                request.block().toString(),
                                stopper.get()),
                        subjects(vpc, acl),
                        fixes);
            }
        }
    }

    /// Whether no ACL judges what comes back from the block: it comes by a transit gateway whose
    /// attachment stands in the very subnet of who asked (C.5).
    private static boolean isUnasked(Vpc vpc, NetworkAcl acl, Cidr block, View view) {
        if (View.overlap(vpc.cidrs(), block)) {
            return false;
        }
        for (var subnet : vpc.subnets().values()) {
            if (!subnet.networkAcl().equals(acl.id())) {
                continue;
            }
            var best =
                    vpc.routeTableOf(subnet).routes().stream()
                            .filter(it -> it.destination().contains(block))
                            .max(Comparator.comparing(it -> it.destination().length()));
            if (best.isEmpty()
                    || !(best.get().target() instanceof Target.ToTransitGateway(var gateway))
                    || !view.attachments().standsIn(gateway, vpc.id(), subnet.id())) {
                return false;
            }
        }
        return true;
    }

    private static List<ResourceId> subjects(Vpc vpc, NetworkAcl acl) {
        var subjects = new ArrayList<ResourceId>();
        subjects.add(acl.id());
        for (var subnet : vpc.subnets().values()) {
            if (subnet.networkAcl().equals(acl.id())) {
                subjects.add(subnet.id());
            }
        }
        return subjects;
    }

    private static List<Request> requests(AclRule rule, List<AclRule> rules) {
        if (!rule.allow()) {
            return List.of();
        }
        var match = rule.match();
        var protocol = match.protocol();
        if (protocol.equals(Protocol.ALL)) {
            return shadowed(rule, Protocol.TCP, 443, rules)
                    ? List.of()
                    : List.of(new Request(Protocol.TCP, rule.cidr(), "tcp"));
        }
        boolean asks =
                protocol.hasPorts()
                        && (match.from() < EPHEMERAL_FROM || match.to() - match.from() < FEW)
                        && !shadowed(rule, protocol, match.from(), rules);
        return asks ? List.of(new Request(protocol, rule.cidr(), match.toString())) : List.of();
    }

    /// Whether an earlier rule denies all that this one would allow, as far as its first port
    /// tells.
    private static boolean shadowed(
            AclRule rule, Protocol protocol, int port, List<AclRule> rules) {
        for (var other : rules) {
            if (other.number() >= rule.number()) {
                return false;
            }
            if (!other.allow()
                    && other.cidr().contains(rule.cidr())
                    && other.match().admits(protocol, port, 0)) {
                return true;
            }
        }
        return false;
    }

    /// What keeps replies to the block from passing: the number of a rule that denies them, or `*`
    /// where none lets all of them through. Rules for only a part of the block are passed over.
    private static Optional<String> stopper(List<AclRule> rules, Request request) {
        var open = new ArrayList<>(List.of(CLIENTS));
        for (var rule : rules) {
            if (!rule.cidr().contains(request.block())) {
                continue;
            }
            var covered = covered(rule.match(), request.protocol());
            if (covered.isEmpty()) {
                continue;
            }
            var rest = new ArrayList<Ports>();
            for (var ports : open) {
                boolean apart =
                        covered.get().to() < ports.from() || covered.get().from() > ports.to();
                if (apart) {
                    rest.add(ports);
                    continue;
                }
                if (!rule.allow()) {
                    return Optional.of(Integer.toString(rule.number()));
                }
                if (ports.from() < covered.get().from()) {
                    rest.add(new Ports(ports.from(), covered.get().from() - 1));
                }
                if (ports.to() > covered.get().to()) {
                    rest.add(new Ports(covered.get().to() + 1, ports.to()));
                }
            }
            open = rest;
            if (open.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("*");
    }

    private static Optional<Ports> covered(Match match, Protocol protocol) {
        if (match.protocol().equals(Protocol.ALL)) {
            return Optional.of(new Ports(0, 65535));
        }
        return match.protocol().equals(protocol)
                ? Optional.of(new Ports(match.from(), match.to()))
                : Optional.empty();
    }

    /// A rule for ephemeral ports, before the first that denies some of them.
    private static List<Fix> fixes(
            Vpc vpc, NetworkAcl acl, boolean inwards, Request request, List<AclRule> answered) {
        var number = number(answered, request);
        if (number.isEmpty()) {
            return List.of();
        }
        var match = new Match(request.protocol(), EPHEMERAL_FROM, EPHEMERAL_TO);
        var rules = new ArrayList<>(answered);
        rules.add(new AclRule(number.get(), true, match, request.block()));
        var mended = inwards ? acl.withEgress(rules) : acl.withIngress(rules);
        return List.of(
                Mend.by(
                        Message.of(
                                inwards ? "check.fix-acl-reply-out" : "check.fix-acl-reply-in",
                                acl.label(),
                                number.get(),
                                match.toString(),
                                request.block().toString()),
                        new Edit.PutNetworkAcl(vpc.id(), mended)));
    }

    private static Optional<Integer> number(List<AclRule> rules, Request request) {
        var taken = new HashSet<Integer>();
        rules.forEach(it -> taken.add(it.number()));
        var denying =
                rules.stream()
                        .filter(it ->
                                !it.allow()
                                        && it.cidr().contains(request.block())
                                        && covered(it.match(), request.protocol())
                                                .filter(ports ->
                                                        ports.to() >= CLIENTS.from()
                                                                && ports.from() <= CLIENTS.to())
                                                .isPresent())
                        .mapToInt(AclRule::number)
                        .min();
        if (denying.isEmpty()) {
            int last = rules.isEmpty() ? 0 : rules.getLast().number();
            int next = (last / 10 + 1) * 10;
            if (next <= 32766) {
                return Optional.of(next);
            }
        }
        for (int number = denying.orElse(32767) - 1; number > 0; number--) {
            if (!taken.contains(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
