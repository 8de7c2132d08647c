package dev.peerscape.core.topology;

/// A Direct Connect connection: the port at a location to which a site's line leads.
///
/// @param location the code of the place, `EqDC2`
/// @param bandwidth as AWS writes it, `1Gbps`
/// @param site whose line it is
/// @param up whether the line works
public record DxConnection(
        ResourceId id,
        String name,
        AccountId account,
        Region region,
        String location,
        String bandwidth,
        ResourceId site,
        boolean up)
        implements Resource {

    /// {@return this with another name}
    public DxConnection withName(String name) {
        return new DxConnection(id, name, account, region, location, bandwidth, site, up);
    }

    /// {@return this up or down}
    public DxConnection withUp(boolean up) {
        return new DxConnection(id, name, account, region, location, bandwidth, site, up);
    }

    /// {@return this of another site}
    public DxConnection withSite(ResourceId site) {
        return new DxConnection(id, name, account, region, location, bandwidth, site, up);
    }
}
