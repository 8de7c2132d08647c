package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.TransitRouteTable.ListRow;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rows of a transit gateway's table that are for prefix lists: AWS keeps one a list, to an
/// attachment or to drop (`create-transit-gateway-prefix-list-reference`).
///
/// @param called what people call an attachment; empty is what drops
record TransitListRows(
        Form form,
        Topology topology,
        TransitGateway gateway,
        TransitRouteTable table,
        Function<Optional<ResourceId>, String> called) {

    /// The rows that are there, each with its removal.
    void rows() {
        for (int i = 0; i < table.listRoutes().size(); i++) {
            var row = table.listRoutes().get(i);
            var list = topology.prefixLists().get(row.list());
            int size = list == null ? 0 : list.entries().size();
            form.row(
                    new VBox(
                            Form.mono(form.label(row.list()) + " → " + called.apply(row.to())),
                            form.link(row.list(), form.text("inspector.list-row", size))),
                    Optional.of(
                            form.remove(
                                    "transit-list-" + i,
                                    put(Lists.without(table.listRoutes(), i)))));
        }
    }

    /// What adds one: a list of the Region without a row yet, and where it leads.
    void adding() {
        var lists =
                topology.prefixLists().values().stream()
                        .filter(it -> it.region().equals(gateway.region()))
                        .filter(it ->
                                table.listRoutes().stream()
                                        .noneMatch(row -> row.list().equals(it.id())))
                        .toList();
        if (lists.isEmpty()) {
            return;
        }
        var ends = new ArrayList<Optional<ResourceId>>();
        gateway.attachments().keySet().forEach(it -> ends.add(Optional.of(it)));
        ends.add(Optional.empty());
        ComboBox<PrefixList> list =
                combo("transit-list", lists, Resource::label, "inspector.prefix-list");
        ComboBox<Optional<ResourceId>> to =
                combo("transit-list-to", ends, called, "inspector.target");
        var add = new Button(form.text("inspector.add-list-row"));
        add.setId("transit-list-add");
        add.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        add.setOnAction(_ ->
                form.workspace()
                        .commit(
                                put(
                                        Lists.plus(
                                                table.listRoutes(),
                                                new ListRow(
                                                        list.getValue().id(), to.getValue())))));
        form.caption("inspector.add-list-rows").add(new VBox(4, list, to, add));
    }

    private <T> ComboBox<T> combo(
            String id, List<T> options, Function<T, String> label, String what) {
        var box = Form.combo(id, options, Optional.of(options.getFirst()), label, _ -> {});
        box.setAccessibleText(form.text(what));
        return box;
    }

    private Edit put(List<ListRow> rows) {
        return new Edit.PutTransitRouteTable(gateway.id(), table.withListRoutes(rows));
    }
}
