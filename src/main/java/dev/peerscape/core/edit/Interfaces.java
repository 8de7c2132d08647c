package dev.peerscape.core.edit;

import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.List;
import java.util.function.UnaryOperator;

/// Changes network interfaces wherever they are: of instances, endpoints and load balancers, and
/// those of none. What is not changed stays the object it was.
final class Interfaces {
    private Interfaces() {}

    /// {@return the thing with each of its interfaces, or itself where it is one, changed so}
    static Resource mapped(Resource member, UnaryOperator<NetworkInterface> how) {
        return switch (member) {
            case NetworkInterface it -> how.apply(it);
            case Instance it -> {
                var fresh = mapped(it.interfaces(), how);
                yield fresh == it.interfaces() ? it : it.withInterfaces(fresh);
            }
            case LoadBalancer it -> {
                var fresh = mapped(it.interfaces(), how);
                yield fresh == it.interfaces() ? it : it.withInterfaces(fresh);
            }
            case VpcEndpoint it -> {
                if (!(it.form() instanceof VpcEndpoint.Form.Interface form)) {
                    yield it;
                }
                var fresh = mapped(form.interfaces(), how);
                yield fresh == form.interfaces()
                        ? it
                        : it.withForm(new VpcEndpoint.Form.Interface(fresh, form.privateDns()));
            }
            default -> member;
        };
    }

    private static List<NetworkInterface> mapped(
            List<NetworkInterface> interfaces, UnaryOperator<NetworkInterface> how) {
        var fresh = interfaces.stream().map(how).toList();
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i) != interfaces.get(i)) {
                return fresh;
            }
        }
        return interfaces;
    }

    /// {@return the VPC with each interface in it changed so}
    static Vpc mapped(Vpc vpc, UnaryOperator<NetworkInterface> how) {
        var draft = vpc.draft();
        return change(vpc, draft, how) > 0 ? draft.build() : vpc;
    }

    /// Changes each interface of the VPC in the draft.
    ///
    /// @return how many things with interfaces are changed
    static int change(Vpc vpc, VpcDraft draft, UnaryOperator<NetworkInterface> how) {
        int changed = 0;
        for (var members :
                List.of(vpc.instances(), vpc.endpoints(), vpc.loadBalancers(), vpc.interfaces())) {
            for (Resource member : members.values()) {
                var fresh = mapped(member, how);
                if (fresh != member) {
                    MemberEdits.put(draft, fresh);
                    changed++;
                }
            }
        }
        return changed;
    }
}
