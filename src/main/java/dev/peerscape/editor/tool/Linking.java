package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.scene.Figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Drawing a link from a VPC, gateway or site to another. What it can join glows, the rest is
/// veiled with the reason at the pointer; a VPC whose blocks overlap can be asked to peer, and AWS
/// would let the request fail.
///
/// @param pressX where the button went down, in pixels; a release there means that clicks are used
/// @param back the tool that comes after
/// @param far whether the pointer has left the place of the press
/// @param verdicts what each VPC would say to a peering
record Linking(
        ResourceId from, double pressX, double pressY, Tool back, boolean far, Verdicts verdicts)
        implements Tool {
    /// With more in view only what is aimed at is judged.
    private static final int MOST = 60;

    static Linking from(Diagram diagram, ResourceId from, Tool back) {
        var verdicts = new Verdicts(diagram.session().document().topology(), from);
        return new Linking(from, diagram.pointerX(), diagram.pointerY(), back, false, verdicts);
    }

    /// What a link to something would come to.
    private record Answer(Mark.Tone tone, Message reason) {}

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double x, double y, _)
                    when Math.hypot(x - pressX, y - pressY) >= Diagram.THRESHOLD ->
                    new Linking(from, pressX, pressY, back, true, verdicts);
            case Input.Release _ when far -> drop(diagram);
            // A click on a dot without a drag means the figure; with the link tool it starts one.
            case Input.Release _ when back instanceof SelectTool -> {
                diagram.session().select(Set.of(from));
                yield back;
            }
            case Input.Press(_, _, var button, _, _) when button == Input.Button.PRIMARY ->
                    drop(diagram);
            default -> this;
        };
    }

    private Tool drop(Diagram diagram) {
        var target = target(diagram);
        if (target.isEmpty()) {
            return back;
        }
        var answer = answer(diagram, target.get());
        if (answer.tone() == Mark.Tone.BAD) {
            diagram.request(new Request.Tell(answer.reason()));
            return back;
        }
        if (joining(diagram, target.get()).orElse(null) instanceof Joining.Good(_, var made)) {
            make(diagram, made.get());
        } else {
            diagram.request(new Request.RequestPeering(from, target.get()));
        }
        return SelectTool.IDLE;
    }

    static void make(Diagram diagram, Joining.Made made) {
        if (diagram.commit(made.edit())) {
            diagram.session().select(Set.of(made.id()));
            made.done().ifPresent(it -> diagram.request(new Request.Tell(it)));
        }
    }

    private Optional<ResourceId> target(Diagram diagram) {
        return diagram.linkEndUnderPointer().filter(it -> !it.equals(from));
    }

    private Optional<Joining> joining(Diagram diagram, ResourceId to) {
        return Joining.between(diagram.session().document(), from, to);
    }

    private Answer answer(Diagram diagram, ResourceId to) {
        return joining(diagram, to)
                .map(it -> new Answer(it.tone(), it.text()))
                .orElseGet(() -> {
                    var verdict = verdicts.in(topology(diagram)).with(to);
                    return new Answer(verdict.tone(), verdict.reason());
                });
    }

    private static Topology topology(Diagram diagram) {
        return diagram.session().document().topology();
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        var marks = new ArrayList<Mark>();
        var glows = new ArrayList<Mark>();
        var target = target(diagram);
        for (var id : inView(diagram)) {
            var tone = answer(diagram, id).tone();
            diagram.scene()
                    .box(id)
                    .ifPresent(box -> {
                        if (tone == Mark.Tone.BAD) {
                            marks.add(new Mark.Veil(box));
                        }
                        if (tone == Mark.Tone.GOOD || target.filter(id::equals).isPresent()) {
                            glows.add(new Mark.Glow(box, tone));
                        }
                    });
        }
        marks.addAll(glows);
        var answer = target.map(it -> answer(diagram, it));
        var tone = answer.map(Answer::tone).orElse(Mark.Tone.NEUTRAL);
        diagram.scene()
                .box(from)
                .ifPresent(box ->
                        marks.add(
                                new Mark.Band(
                                        Math.clamp(diagram.canvasX(), box.x(), box.right()),
                                        Math.clamp(diagram.canvasY(), box.y(), box.bottom()),
                                        diagram.canvasX(),
                                        diagram.canvasY(),
                                        tone)));
        answer.ifPresent(it ->
                marks.add(
                        new Mark.Note(
                                diagram.pointerX(), diagram.pointerY(), it.reason(), it.tone())));
        return marks;
    }

    /// Those near enough to be aimed at; from far away only the one aimed at is judged.
    private List<ResourceId> inView(Diagram diagram) {
        var seen = new ArrayList<>(diagram.scene().vpcsIn(diagram.viewport()));
        diagram.scene().outsideIn(diagram.viewport()).stream().map(Figure::id).forEach(seen::add);
        if (seen.size() > MOST) {
            seen.clear();
        }
        target(diagram).filter(it -> !seen.contains(it)).ifPresent(seen::add);
        seen.remove(from);
        return seen;
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-linking");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        return target(diagram).filter(it -> answer(diagram, it).tone() == Mark.Tone.BAD).isPresent()
                ? Pointer.REFUSED
                : Pointer.CROSS;
    }

    @Override
    public Tool cancelled() {
        return back;
    }

    @Override
    public boolean isGesture() {
        return true;
    }
}
