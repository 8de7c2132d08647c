package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.Optional;

/// A row of a route table. Whether it is active or a blackhole follows from its target and is not
/// stored.
///
/// @param list the prefix list that the row is for, where it is one of those a compiled table has
///   in the place of a [RouteTable.ListRoute]
public record Route(Cidr destination, Target target, Origin origin, Optional<ResourceId> list) {

    /// A row for a block.
    public Route(Cidr destination, Target target, Origin origin) {
        this(destination, target, origin, Optional.empty());
    }

    /// How the row came to be, in the words of the EC2 API.
    public enum Origin {
        CREATE_ROUTE_TABLE("CreateRouteTable"),
        CREATE_ROUTE("CreateRoute"),
        ENABLE_VGW_ROUTE_PROPAGATION("EnableVgwRoutePropagation");

        private final String api;

        Origin(String api) {
            this.api = api;
        }

        /// {@return the word of the EC2 API}
        public String api() {
            return api;
        }
    }

    /// {@return a row that a person made}
    public static Route to(Cidr destination, Target target) {
        return new Route(destination, target, Origin.CREATE_ROUTE);
    }
}
