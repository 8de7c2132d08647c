package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries edits out. The only place where documents come from documents.
public final class Edits {
    private Edits() {}

    /// {@return the document after the edit, or why it is refused} Never throws for what a person
    /// can do. An edit that changes nothing gives back the same document.
    public static Outcome apply(Document document, Edit edit) {
        var change = new Change(document);
        var refused = carryOut(change, edit);
        return refused.isPresent() ? honest(document, refused.get()) : change.outcome();
    }

    /// A suggestion is made only when it would be accepted.
    private static Refused honest(Document document, Refused refused) {
        boolean good =
                refused.suggestion()
                        .filter(edit -> carryOut(new Change(document), edit).isEmpty())
                        .isPresent();
        return good ? refused : new Refused(refused.code(), refused.reason(), Optional.empty());
    }

    /// {@return what the edit does, in a few words for the undo menu: "Add VPC vpc-data"}
    public static Message describe(Document before, Edit edit) {
        return new Labels(before.topology()).of(edit);
    }

    /// {@return what would go along with the edit, to say so before it is done: the notes of its
    /// outcome; nothing for one that would be refused}
    public static List<Message> consequences(Document document, Edit edit) {
        return switch (apply(document, edit)) {
            case Outcome.Applied(_, _, var notes) -> notes;
            case Refused _ -> List.of();
        };
    }

    private static Optional<Refused> carryOut(Change change, Edit edit) {
        return switch (edit) {
            case Edit.PutAccount it -> AccountEdits.put(change, it);
            case Edit.RemoveAccount it -> AccountEdits.remove(change, it);
            case Edit.SetClock it -> AccountEdits.setClock(change, it);
            case Edit.AddVpc it -> VpcEdits.add(change, it);
            case Edit.AddCidr it -> CidrEdits.add(change, it);
            case Edit.RemoveCidr it -> CidrEdits.remove(change, it);
            case Edit.ReplaceCidr it -> CidrEdits.replace(change, it);
            case Edit.MoveVpc it -> VpcEdits.move(change, it);
            case Edit.SetVpcDns it -> VpcEdits.setDns(change, it);
            case Edit.SetMainRouteTable it -> VpcEdits.setMain(change, it);
            case Edit.PutSubnet it -> MemberEdits.putSubnet(change, it);
            case Edit.PutInstance it ->
                    MemberEdits.putWhole(change, it.vpc(), it.instance(), it.box());
            case Edit.PutNatGateway it -> MemberEdits.put(change, it.vpc(), it.gateway(), it.box());
            case Edit.PutInternetGateway it ->
                    MemberEdits.put(change, it.vpc(), it.gateway(), Optional.empty());
            case Edit.PutEgressOnlyGateway it ->
                    MemberEdits.put(change, it.vpc(), it.gateway(), Optional.empty());
            case Edit.PutRouteTable it ->
                    MemberEdits.put(change, it.vpc(), it.routeTable(), Optional.empty());
            case Edit.PutSecurityGroup it ->
                    MemberEdits.put(change, it.vpc(), it.group(), Optional.empty());
            case Edit.PutNetworkAcl it -> MemberEdits.putNetworkAcl(change, it);
            case Edit.AssociateRouteTable it -> MemberEdits.associate(change, it);
            case Edit.AddRoute it -> RouteEdits.add(change, it);
            case Edit.ReplaceRoute it -> RouteEdits.replace(change, it);
            case Edit.RemoveRoute it -> RouteEdits.remove(change, it);
            case Edit.PutNetworkInterface it ->
                    MemberEdits.put(change, it.vpc(), it.networkInterface(), it.box());
            case Edit.PutVpcEndpoint it -> ServiceEdits.put(change, it);
            case Edit.PutLoadBalancer it -> ServiceEdits.put(change, it);
            case Edit.PutTargetGroup it ->
                    MemberEdits.put(change, it.vpc(), it.group(), Optional.empty());
            case Edit.PutVpnGateway it ->
                    MemberEdits.put(change, it.vpc(), it.gateway(), Optional.empty());
            case Edit.SetPropagation it -> ListRouteEdits.propagate(change, it);
            case Edit.AddListRoute it -> ListRouteEdits.add(change, it);
            case Edit.RemoveListRoute it -> ListRouteEdits.remove(change, it);
            case Edit.PutPrefixList it -> PrefixListEdits.put(change, it);
            case Edit.PutSite it -> HybridEdits.put(change, it);
            case Edit.PutCustomerGateway it ->
                    HybridEdits.store(change, it.gateway(), Optional.empty());
            case Edit.PutVpnConnection it -> HybridEdits.put(change, it);
            case Edit.PutDxConnection it ->
                    HybridEdits.store(change, it.connection(), Optional.empty());
            case Edit.PutVirtualInterface it -> HybridEdits.put(change, it);
            case Edit.PutDxGateway it -> HybridEdits.put(change, it);
            case Edit.Rename it -> Renaming.apply(change, it);
            case Edit.Remove it -> Removal.apply(change, it);
            case Edit.PutTransitGateway it -> TransitEdits.put(change, it);
            case Edit.PutTransitAttachment it -> TransitEdits.put(change, it);
            case Edit.PutTransitRouteTable it -> TransitEdits.put(change, it);
            case Edit.RequestPeering it -> PeeringEdits.request(change, it);
            case Edit.AcceptPeering it -> PeeringEdits.accept(change, it);
            case Edit.RejectPeering it -> PeeringEdits.reject(change, it);
            case Edit.DeletePeering it -> PeeringEdits.delete(change, it);
            case Edit.SetPeeringDns it -> PeeringEdits.setDns(change, it);
            case Edit.SetSeverity it -> AccountEdits.setSeverity(change, it);
            case Edit.Place it -> Placing.apply(change, it);
            case Edit.Import it -> Importing.apply(change, it);
            case Edit.Batch it -> batch(change, it);
        };
    }

    /// One after the other; the first refusal is the batch's. Its suggestion is widened to the
    /// whole batch with that one edit exchanged.
    private static Optional<Refused> batch(Change change, Edit.Batch batch) {
        for (int i = 0; i < batch.edits().size(); i++) {
            var refused = carryOut(change, batch.edits().get(i));
            if (refused.isPresent()) {
                return Optional.of(widened(refused.get(), batch, i));
            }
        }
        return Refusals.NONE;
    }

    private static Refused widened(Refused refused, Edit.Batch batch, int index) {
        return new Refused(
                refused.code(),
                refused.reason(),
                refused.suggestion()
                        .map(better -> {
                            var edits = new ArrayList<>(batch.edits());
                            edits.set(index, better);
                            return new Edit.Batch(batch.label(), edits);
                        }));
    }
}
