package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What two networks do not have in common, for people to read: of each kind what is new, what is
/// changed and what is gone.
public final class Difference {
    private final Map<Kind, List<Resource>> added = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Resource>> changed = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Resource>> gone = new EnumMap<>(Kind.class);

    private Difference() {}

    /// {@return sentences, a kind after the other; none when the two are the same}
    public static List<Message> between(Topology before, Topology after) {
        var difference = new Difference();
        var old = byId(before);
        var fresh = byId(after);
        old.forEach((id, it) -> {
            var now = fresh.get(id);
            if (now == null) {
                add(difference.gone, it);
            } else if (it != now && !isSame(it, now)) {
                add(difference.changed, now);
            }
        });
        fresh.forEach((id, it) -> {
            if (!old.containsKey(id)) {
                add(difference.added, it);
            }
        });
        return difference.sentences();
    }

    private static void add(Map<Kind, List<Resource>> to, Resource resource) {
        to.computeIfAbsent(resource.kind(), _ -> new ArrayList<>()).add(resource);
    }

    private static Map<ResourceId, Resource> byId(Topology topology) {
        var resources = new TreeMap<ResourceId, Resource>();
        topology.resources().forEach(it -> resources.put(it.id(), it));
        return resources;
    }

    /// What is inside a VPC or an instance is looked at by itself.
    private static boolean isSame(Resource old, Resource fresh) {
        return switch (old) {
            case Vpc vpc -> fresh instanceof Vpc other && isSame(vpc, other);
            case Instance instance -> fresh instanceof Instance other && isSame(instance, other);
            case VpcEndpoint _, LoadBalancer _ -> bare(old).equals(bare(fresh));
            case Site site -> fresh instanceof Site other && isSame(site, other);
            case Resource it -> it.equals(fresh);
        };
    }

    /// With nothing of its interfaces but their ids.
    private static Resource bare(Resource owner) {
        return Interfaces.mapped(
                owner,
                eni ->
                        new NetworkInterface(
                                eni.id(),
                                "",
                                eni.id(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                true));
    }

    private static boolean isSame(Site old, Site fresh) {
        return old.withHosts(List.of()).equals(fresh.withHosts(List.of()))
                && old.hosts().stream()
                        .map(Resource::id)
                        .toList()
                        .equals(fresh.hosts().stream().map(Resource::id).toList());
    }

    private static boolean isSame(Vpc old, Vpc fresh) {
        return own(old).equals(own(fresh));
    }

    private static List<Object> own(Vpc vpc) {
        return List.of(
                vpc.name(),
                vpc.account(),
                vpc.region(),
                vpc.cidrs(),
                vpc.dnsSupport(),
                vpc.dnsHostnames(),
                vpc.mainRouteTable(),
                vpc.defaultNetworkAcl(),
                vpc.defaultSecurityGroup());
    }

    private static boolean isSame(Instance old, Instance fresh) {
        return old.name().equals(fresh.name())
                && old.running() == fresh.running()
                && ids(old).equals(ids(fresh));
    }

    private static List<ResourceId> ids(Instance instance) {
        return instance.interfaces().stream().map(NetworkInterface::id).toList();
    }

    private List<Message> sentences() {
        var sentences = new ArrayList<Message>();
        for (var kind : Kind.values()) {
            say(sentences, "edit.diff-added", kind, added.get(kind));
            say(sentences, "edit.diff-changed", kind, changed.get(kind));
            say(sentences, "edit.diff-gone", kind, gone.get(kind));
        }
        return sentences;
    }

    private static void say(
            List<Message> to, String key, Kind kind, @Nullable List<Resource> which) {
        if (which != null) {
            to.add(Message.of(key, Refusals.kindName(kind), which.size(), Refusals.labels(which)));
        }
    }
}
