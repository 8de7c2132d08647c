package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;

/// A host that people named at a site.
public record SiteHost(ResourceId id, String name, Ip address) implements Resource {
    /// {@return this with another name}
    public SiteHost withName(String name) {
        return new SiteHost(id, name, address);
    }
}
