package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An item of the palette in the hand, armed or dragged: shows what it will become here, and why
/// not where it cannot.
///
/// @param held whether it is dragged: the release places it; else a click does
record Placing(Placements placements, boolean held) implements Tool {

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Release _ when held -> release(diagram);
            case Input.Press(_, _, var button, _, var mods)
                    when !held && button == Input.Button.PRIMARY ->
                    place(diagram) && !mods.shift() ? SelectTool.IDLE : again(diagram);
            case Input.Press press when !held -> new Panning(this, press.x(), press.y(), false);
            case Input.KeyDown(var key, _) when key == Input.Key.V -> SelectTool.IDLE;
            default -> this;
        };
    }

    /// Dropped beside the canvas it was a click on the palette: the item is armed.
    private Tool release(Diagram diagram) {
        if (!diagram.isPointerInside()) {
            return new Placing(placements, false);
        }
        place(diagram);
        return SelectTool.IDLE;
    }

    private boolean place(Diagram diagram) {
        return switch (proposal(diagram)) {
            case Proposal.Good good -> {
                boolean done = diagram.commit(good.edit());
                if (done) {
                    diagram.session().select(Set.of(good.made()));
                }
                if (done && good.box().isEmpty()) {
                    diagram.request(
                            new Request.Tell(
                                    Message.of("tool.added", good.name(), good.address())));
                }
                yield done;
            }
            case Proposal.Bad(var reason, _) -> {
                diagram.request(new Request.Tell(reason));
                yield false;
            }
        };
    }

    /// The next of the kind, with the next name and block.
    private Tool again(Diagram diagram) {
        return new Placing(placements.renewed(diagram), false);
    }

    private Proposal proposal(Diagram diagram) {
        return placements.at(diagram.canvasX(), diagram.canvasY());
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        if (!diagram.isPointerInside()) {
            return List.of();
        }
        var marks = new ArrayList<Mark>();
        switch (proposal(diagram)) {
            case Proposal.Good good -> {
                good.into()
                        .flatMap(diagram.scene()::box)
                        .ifPresent(box -> marks.add(new Mark.Glow(box, Mark.Tone.GOOD)));
                good.box()
                        .ifPresentOrElse(
                                box ->
                                        marks.add(
                                                ghost(
                                                        box,
                                                        good.name(),
                                                        good.address(),
                                                        Mark.Tone.GOOD)),
                                () ->
                                        marks.add(
                                                note(
                                                        diagram,
                                                        Message.of(
                                                                "tool.would-add",
                                                                good.name(),
                                                                good.address()),
                                                        Mark.Tone.GOOD)));
            }
            case Proposal.Bad(var reason, var over) -> {
                over.flatMap(diagram.scene()::box)
                        .ifPresent(box -> marks.add(new Mark.Glow(box, Mark.Tone.BAD)));
                marks.add(ghost(free(diagram), placements.name(), "", Mark.Tone.BAD));
                marks.add(note(diagram, reason, Mark.Tone.BAD));
            }
        }
        return marks;
    }

    private Box free(Diagram diagram) {
        return placements.sizeAt(diagram.canvasX(), diagram.canvasY());
    }

    private Mark ghost(Box box, String name, String address, Mark.Tone tone) {
        return new Mark.Ghost(placements.item().kind(), box, name, address, tone);
    }

    private static Mark note(Diagram diagram, Message text, Mark.Tone tone) {
        return new Mark.Note(diagram.pointerX(), diagram.pointerY(), text, tone);
    }

    @Override
    public Message hint() {
        return Message.of(held ? "tool.hint-placing" : "tool.hint-armed");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return diagram.isPointerInside() && proposal(diagram) instanceof Proposal.Bad
                ? Pointer.REFUSED
                : Pointer.COPY;
    }

    @Override
    public Tool cancelled() {
        return SelectTool.IDLE;
    }

    @Override
    public boolean isGesture() {
        return held;
    }
}
