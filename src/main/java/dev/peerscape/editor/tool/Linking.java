package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Drawing a link from a VPC, to another or to a transit gateway. VPCs that it can join glow, the
/// others are veiled with the reason at the pointer; one whose blocks overlap can be asked, and AWS
/// would let the request fail.
///
/// @param pressX where the button went down, in pixels; a release there means that clicks are used
/// @param back the tool that comes after
/// @param far whether the pointer has left the place of the press
/// @param verdicts what each VPC would say
record Linking(
        ResourceId from, double pressX, double pressY, Tool back, boolean far, Verdicts verdicts)
        implements Tool {

    static Linking from(Diagram diagram, ResourceId vpc, Tool back) {
        var verdicts = new Verdicts(diagram.session().document().topology(), vpc);
        return new Linking(vpc, diagram.pointerX(), diagram.pointerY(), back, false, verdicts);
    }

    @Override
    public Tool on(Input input, Diagram diagram) {
        return switch (input) {
            case Input.Move(double x, double y, _)
                    when Math.hypot(x - pressX, y - pressY) >= Diagram.THRESHOLD ->
                    new Linking(from, pressX, pressY, back, true, verdicts);
            case Input.Release _ when far -> drop(diagram);
            // A click on a dot without a drag means the VPC; with the link tool it starts a link.
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
        var attaching = Attaching.under(diagram, from);
        if (attaching.isPresent()) {
            return attach(diagram, attaching.get());
        }
        var target = diagram.vpcUnderPointer().filter(it -> !it.equals(from));
        if (target.isEmpty()) {
            return back;
        }
        var verdict = verdict(diagram, target.get());
        if (verdict.tone() == Mark.Tone.BAD) {
            diagram.request(new Request.Tell(verdict.reason()));
        } else {
            diagram.request(new Request.RequestPeering(from, target.get()));
        }
        return verdict.tone() == Mark.Tone.BAD ? back : SelectTool.IDLE;
    }

    private Tool attach(Diagram diagram, Attaching attaching) {
        var refusal = attaching.refusal();
        if (refusal.isPresent()) {
            diagram.request(new Request.Tell(refusal.get()));
            return back;
        }
        diagram.commit(attaching.edit());
        return SelectTool.IDLE;
    }

    private Verdicts.Verdict verdict(Diagram diagram, ResourceId to) {
        return verdicts.in(diagram.session().document().topology()).with(to);
    }

    @Override
    public List<Mark> marks(Diagram diagram) {
        var marks = new ArrayList<Mark>();
        var target = diagram.vpcUnderPointer().filter(it -> !it.equals(from));
        var verdicts = new ArrayList<Mark>();
        for (var vpc : inView(diagram)) {
            if (!vpc.equals(from)) {
                var box = diagram.scene().vpcBox(vpc).orElseThrow();
                var tone = verdict(diagram, vpc).tone();
                boolean here = target.filter(vpc::equals).isPresent();
                if (tone == Mark.Tone.BAD) {
                    marks.add(new Mark.Veil(box));
                }
                if (tone == Mark.Tone.GOOD || here) {
                    verdicts.add(new Mark.Glow(box, tone));
                }
            }
        }
        marks.addAll(verdicts);
        var attaching = Attaching.under(diagram, from);
        var tone =
                attaching
                        .map(it -> it.refusal().isPresent() ? Mark.Tone.BAD : Mark.Tone.GOOD)
                        .or(() -> target.map(it -> verdict(diagram, it).tone()))
                        .orElse(Mark.Tone.NEUTRAL);
        attaching.ifPresent(it -> {
            diagram.scene()
                    .box(it.gateway().id())
                    .ifPresent(box -> marks.add(new Mark.Glow(box, tone)));
            marks.add(
                    new Mark.Note(
                            diagram.pointerX(),
                            diagram.pointerY(),
                            it.refusal().orElseGet(it::promise),
                            tone));
        });
        diagram.scene()
                .vpcBox(from)
                .ifPresent(box ->
                        marks.add(
                                new Mark.Band(
                                        Math.clamp(diagram.canvasX(), box.x(), box.right()),
                                        Math.clamp(diagram.canvasY(), box.y(), box.bottom()),
                                        diagram.canvasX(),
                                        diagram.canvasY(),
                                        tone)));
        target.ifPresent(it ->
                marks.add(
                        new Mark.Note(
                                diagram.pointerX(),
                                diagram.pointerY(),
                                verdict(diagram, it).reason(),
                                tone)));
        return marks;
    }

    /// Those near enough to be aimed at; from far away only the one aimed at is judged.
    private List<ResourceId> inView(Diagram diagram) {
        var seen = diagram.scene().vpcsIn(diagram.viewport());
        return seen.size() <= 60
                ? seen
                : diagram.vpcUnderPointer().map(List::of).orElseGet(List::of);
    }

    @Override
    public Message hint() {
        return Message.of("tool.hint-linking");
    }

    @Override
    public Pointer pointer(Diagram diagram) {
        var target = diagram.vpcUnderPointer().filter(it -> !it.equals(from));
        boolean refused = Attaching.under(diagram, from).flatMap(Attaching::refusal).isPresent();
        return refused
                        || target.filter(it -> verdict(diagram, it).tone() == Mark.Tone.BAD)
                                .isPresent()
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
