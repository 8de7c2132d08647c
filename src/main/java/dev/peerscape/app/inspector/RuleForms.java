package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The forms of rules. A rule is typed as one line, the way it is shown: `tcp 443 10.0.0.0/16` in a
/// security group, `100 allow tcp 443 10.0.0.0/16` in a network ACL.
final class RuleForms {
    private RuleForms() {}

    static void group(Form form, Vpc vpc, SecurityGroup group) {
        rules(form, "inspector.ingress", "sg-in", group.ingress(), vpc, group, group::withIngress);
        rules(form, "inspector.egress", "sg-out", group.egress(), vpc, group, group::withEgress);
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static void rules(
            Form form,
            String caption,
            String id,
            List<SecurityRule> rules,
            Vpc vpc,
            SecurityGroup group,
            Function<List<SecurityRule>, SecurityGroup> with) {
        form.caption(caption);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var left = new ArrayList<>(rules);
            left.remove(i);
            boolean stale = rule.peer() instanceof SecurityRule.Peer.GoneGroup;
            form.row(
                    Form.mono(
                            rule.match()
                                    + "  "
                                    + peerName(form, rule.peer())
                                    + (stale ? "  " + form.text("inspector.stale") : "")),
                    Optional.of(
                            form.remove(
                                    id + "-remove-" + i,
                                    new Edit.PutSecurityGroup(vpc.id(), with.apply(left)))));
        }
        if (rules.isEmpty()) {
            form.note(form.text("inspector.no-rules"));
        }
        form.adding(
                "inspector.add-sg-rule",
                id + "-add",
                text ->
                        securityRule(form, text)
                                .<Form.Meaning>map(rule -> {
                                    var more = new ArrayList<>(rules);
                                    more.add(rule);
                                    return new Form.Meaning.Means(
                                            new Edit.PutSecurityGroup(vpc.id(), with.apply(more)));
                                })
                                .orElseGet(() ->
                                        new Form.Meaning.Wrong(
                                                Message.of(
                                                        "inspector.sg-rule-wrong",
                                                        text,
                                                        group.label()))));
    }

    private static String peerName(Form form, SecurityRule.Peer peer) {
        return switch (peer) {
            case SecurityRule.Peer.Block(var cidr) -> cidr.toString();
            case SecurityRule.Peer.GoneGroup(var id) -> id.value();
            case SecurityRule.Peer.Group(var id) -> form.label(id);
            case SecurityRule.Peer.Listed(var id) -> form.label(id);
        };
    }

    static Optional<SecurityRule> securityRule(Form form, String text) {
        var words = text.strip().split("\\s+", -1);
        if (words.length < 2) {
            return Optional.empty();
        }
        return match(List.of(words).subList(0, words.length - 1))
                .flatMap(match ->
                        peer(form, words[words.length - 1])
                                .map(peer -> new SecurityRule(match, peer, "")));
    }

    private static Optional<SecurityRule.Peer> peer(Form form, String word) {
        if (Cidr.parse(word) instanceof Parsed.Good<Cidr>(var cidr)) {
            return Optional.of(new SecurityRule.Peer.Block(cidr));
        }
        return form.workspace().session().document().topology().named(word).stream()
                .<SecurityRule.Peer>mapMulti((it, found) -> {
                    if (it instanceof SecurityGroup) {
                        found.accept(new SecurityRule.Peer.Group(it.id()));
                    } else if (it instanceof PrefixList) {
                        found.accept(new SecurityRule.Peer.Listed(it.id()));
                    }
                })
                .findFirst();
    }

    /// {@return whether a rule of the group names that prefix list}
    static boolean names(SecurityGroup group, ResourceId list) {
        return Stream.concat(group.ingress().stream(), group.egress().stream())
                .anyMatch(it -> it.peer().equals(new SecurityRule.Peer.Listed(list)));
    }

    /// Reads `all`, `icmp`, `tcp 443`, `udp 33434-33534`, `47`.
    static Optional<Match> match(List<String> words) {
        var protocol = Protocol.parse(words.getFirst());
        if (protocol.isEmpty() || words.size() > 2) {
            return Optional.empty();
        }
        if (words.size() == 1 || words.get(1).equals("all")) {
            return protocol.map(Match::all);
        }
        var range = words.get(1).split("-", -1);
        try {
            int from = Integer.parseInt(range[0]);
            int to =
                    range.length > 1
                            ? Integer.parseInt(range[1])
                            : protocol.get().isIcmp() ? -1 : from;
            return Optional.of(new Match(protocol.get(), from, to));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static void acl(Form form, Vpc vpc, NetworkAcl acl) {
        aclRules(form, "inspector.ingress", "acl-in", acl.ingress(), vpc, acl::withIngress);
        aclRules(form, "inspector.egress", "acl-out", acl.egress(), vpc, acl::withEgress);
        form.caption("inspector.guards");
        vpc.subnets().values().stream()
                .filter(it -> it.networkAcl().equals(acl.id()))
                .forEach(it -> form.add(form.link(it.id())));
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private static void aclRules(
            Form form,
            String caption,
            String id,
            List<AclRule> rules,
            Vpc vpc,
            Function<List<AclRule>, NetworkAcl> with) {
        form.caption(caption);
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var left = new ArrayList<>(rules);
            left.remove(i);
            form.row(
                    Form.mono(
                            rule.number()
                                    + " "
                                    + (rule.allow() ? "allow " : "deny ")
                                    + rule.match()
                                    + " "
                                    + rule.cidr()),
                    Optional.of(
                            form.remove(
                                    id + "-remove-" + i,
                                    new Edit.PutNetworkAcl(vpc.id(), with.apply(left)))));
        }
        form.note(form.text("inspector.acl-rest"));
        form.adding(
                "inspector.add-acl-rule",
                id + "-add",
                text ->
                        aclRule(text)
                                .<Form.Meaning>map(rule -> {
                                    var more = new ArrayList<>(rules);
                                    more.removeIf(it -> it.number() == rule.number());
                                    more.add(rule);
                                    return new Form.Meaning.Means(
                                            new Edit.PutNetworkAcl(vpc.id(), with.apply(more)));
                                })
                                .orElseGet(() ->
                                        new Form.Meaning.Wrong(
                                                Message.of("inspector.acl-rule-wrong", text))));
    }

    static Optional<AclRule> aclRule(String text) {
        var words = List.of(text.strip().split("\\s+", -1));
        boolean worded =
                words.size() >= 4 && (words.get(1).equals("allow") || words.get(1).equals("deny"));
        if (!worded || !(Cidr.parse(words.getLast()) instanceof Parsed.Good<Cidr>(var cidr))) {
            return Optional.empty();
        }
        return match(words.subList(2, words.size() - 1))
                .flatMap(match -> {
                    try {
                        int number = Integer.parseInt(words.getFirst());
                        return Optional.of(
                                new AclRule(number, words.get(1).equals("allow"), match, cidr));
                    } catch (IllegalArgumentException _) {
                        return Optional.empty();
                    }
                });
    }
}
