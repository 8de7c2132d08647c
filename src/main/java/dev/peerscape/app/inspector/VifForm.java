package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Preference;
import dev.peerscape.core.topology.VirtualInterface.Session;
import dev.peerscape.core.topology.VirtualInterface.Type;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The form of a virtual interface of a Direct Connect connection.
final class VifForm {
    private static final int MOST_PREPENDS = 32;
    private static final int LAST_VLAN = 4094;

    private final Form form;
    private final Topology topology;
    private final VirtualInterface vif;

    private VifForm(Form form, Topology topology, VirtualInterface vif) {
        this.form = form;
        this.topology = topology;
        this.vif = vif;
    }

    static void fill(Form form, Topology topology, VirtualInterface vif) {
        new VifForm(form, topology, vif).fill();
    }

    private void fill() {
        var hybrid = topology.hybrid();
        form.check("inspector.vif-up", "vif-up", vif.up(), on -> put(vif.withUp(on)));
        if (vif.up() && !hybrid.isUp(vif.id())) {
            form.note(form.text("inspector.vif-line-down"));
        }
        form.choice(
                "inspector.vif-type",
                "vif-type",
                List.of(Type.values()),
                Optional.of(vif.type()),
                it -> form.text("inspector.vif-" + it.name().toLowerCase(Locale.ROOT)),
                it -> wire(it, vif.vlan(), vif.asn(), vif.mtu(), vif.session(), vif.prepends()));
        form.field(
                "inspector.vlan",
                "vif-vlan",
                Integer.toString(vif.vlan()),
                Typed.number(
                        1,
                        LAST_VLAN,
                        it ->
                                wire(
                                        vif.type(),
                                        (int) it,
                                        vif.asn(),
                                        vif.mtu(),
                                        vif.session(),
                                        vif.prepends())));
        form.choice(
                "inspector.mtu",
                "vif-mtu",
                mtus(),
                Optional.of(vif.mtu()),
                it -> Integer.toString(it),
                it -> wire(vif.type(), vif.vlan(), vif.asn(), it, vif.session(), vif.prepends()));
        if (vif.type() != Type.PUBLIC || vif.gateway().isPresent()) {
            gateway();
        }
        session();
        advertised();
        form.caption("inspector.dx-connection").add(form.link(vif.connection()));
        hybrid.siteOf(vif.id())
                .ifPresent(it -> form.caption("inspector.site-caption").add(form.link(it.id())));
    }

    /// What AWS offers for the type, and what it has.
    private List<Integer> mtus() {
        return Stream.concat(
                        switch (vif.type()) {
                            case PRIVATE -> Stream.of(1500, 9001);
                            case TRANSIT -> Stream.of(1500, 8500);
                            case PUBLIC -> Stream.of(1500);
                        },
                        Stream.of(vif.mtu()))
                .distinct()
                .toList();
    }

    private void gateway() {
        var own =
                vif.type() == Type.PRIVATE
                        ? topology.vpcs().values().stream()
                                .flatMap(it -> it.vpnGateways().keySet().stream())
                        : Stream.<ResourceId>empty();
        var all =
                Stream.of(
                                own,
                                topology.hybrid().dxGateways().keySet().stream(),
                                vif.gateway().stream())
                        .flatMap(it -> it)
                        .distinct();
        form.choice(
                "inspector.gateway",
                "vif-gateway",
                Lists.orNone(all),
                Optional.of(vif.gateway()),
                it -> it.map(form::label).orElseGet(() -> form.text("inspector.none")),
                it -> put(vif.withGateway(it)));
        vif.gateway().ifPresent(it -> form.add(form.link(it)));
    }

    // ---- BGP

    private void session() {
        form.caption("inspector.session");
        form.field(
                "inspector.site-asn",
                "vif-asn",
                Long.toString(vif.asn()),
                Typed.asn(it ->
                        wire(
                                vif.type(),
                                vif.vlan(),
                                it,
                                vif.mtu(),
                                vif.session(),
                                vif.prepends())));
        form.field(
                "inspector.session-amazon",
                "vif-amazon",
                vif.session().map(it -> it.amazon() + "/" + it.length()).orElse(""),
                text -> end(text, true));
        form.field(
                "inspector.session-customer",
                "vif-customer",
                vif.session().map(it -> it.customer() + "/" + it.length()).orElse(""),
                text -> end(text, false));
    }

    /// One end of the session, `169.254.1.1/30`. Where the other end is not known it is the
    /// neighbouring address, as AWS takes it.
    private Form.Meaning end(String text, boolean amazon) {
        if (text.isEmpty()) {
            return new Form.Meaning.Means(session(Optional.empty()));
        }
        int slash = text.indexOf('/');
        var length =
                slash < 0
                        ? vif.session().map(it -> (long) it.length())
                        : Typed.number(text.substring(slash + 1), 0, 128);
        var typed = Ip.parse(slash < 0 ? text : text.substring(0, slash)).found();
        if (typed.isEmpty() || length.isEmpty()) {
            return new Form.Meaning.Wrong(Message.of("inspector.session-wrong", text));
        }
        var ip = typed.get();
        int bits = length.get().intValue();
        var other =
                vif.session()
                        .map(it -> amazon ? it.customer() : it.amazon())
                        .filter(it -> inOneBlock(it, ip, bits))
                        .or(() -> neighbour(ip, bits));
        return other.<Form.Meaning>map(it ->
                        new Form.Meaning.Means(
                                session(
                                        Optional.of(
                                                amazon
                                                        ? new Session(ip, it, bits)
                                                        : new Session(it, ip, bits)))))
                .orElseGet(
                        () -> new Form.Meaning.Wrong(Message.of("inspector.session-wrong", text)));
    }

    private static boolean inOneBlock(Ip one, Ip other, int length) {
        return !one.equals(other)
                && one.isV6() == other.isV6()
                && length <= one.width()
                && Cidr.around(one, length).contains(other);
    }

    /// The other host address of the block: of a /30 the two in the middle, of a /31 both.
    private static Optional<Ip> neighbour(Ip ip, int length) {
        if (length >= ip.width()) {
            return Optional.empty();
        }
        var base = Cidr.around(ip, length).base();
        var first = length == ip.width() - 1 ? base : base.plus(1);
        return Optional.of(ip.equals(first) ? first.plus(1) : first);
    }

    private Edit session(Optional<Session> session) {
        return wire(vif.type(), vif.vlan(), vif.asn(), vif.mtu(), session, vif.prepends());
    }

    private void advertised() {
        form.caption("inspector.advertised");
        form.blocks(
                "inspector.add-advertised",
                "vif-advertised",
                vif.advertised(),
                "inspector.advertises-all",
                blocks -> put(vif.withAdvertised(blocks)));
        form.field(
                "inspector.prepends",
                "vif-prepends",
                Integer.toString(vif.prepends()),
                Typed.number(
                        0,
                        MOST_PREPENDS,
                        it ->
                                wire(
                                        vif.type(),
                                        vif.vlan(),
                                        vif.asn(),
                                        vif.mtu(),
                                        vif.session(),
                                        (int) it)));
        form.choice(
                "inspector.preference",
                "vif-preference",
                List.of(Preference.values()),
                Optional.of(vif.preference()),
                it ->
                        form.text(
                                "inspector.preference-" + it.name().toLowerCase(Locale.ROOT),
                                it.community()),
                it -> put(vif.withPreference(it)));
        if (vif.type() != Type.PUBLIC) {
            form.check(
                    "inspector.site-link",
                    "vif-site-link",
                    vif.siteLink(),
                    on -> put(vif.withSiteLink(on)));
        }
    }

    private Edit wire(
            Type type, int vlan, long asn, int mtu, Optional<Session> session, int prepends) {
        return put(
                new VirtualInterface(
                        vif.id(),
                        vif.name(),
                        vif.account(),
                        vif.connection(),
                        type,
                        vlan,
                        asn,
                        mtu,
                        session,
                        vif.gateway(),
                        vif.advertised(),
                        vif.preference(),
                        prepends,
                        vif.siteLink(),
                        vif.up()));
    }

    private static Edit put(VirtualInterface vif) {
        return new Edit.PutVirtualInterface(vif);
    }
}
