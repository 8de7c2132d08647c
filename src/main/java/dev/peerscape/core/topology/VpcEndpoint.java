package dev.peerscape.core.topology;

import java.util.List;

/// A VPC endpoint: a private way from the VPC that holds it to a service (C.4).
///
/// @param service the service's name, `com.amazonaws.eu-west-1.s3`
public record VpcEndpoint(ResourceId id, String name, String service, Form form)
        implements Resource {

    /// How the VPC reaches the service.
    public sealed interface Form {

        /// By interfaces in subnets, which the VPC's peers and sites can reach too.
        ///
        /// @param interfaces one a subnet
        /// @param privateDns whether the service's public name resolves to them inside the VPC
        record Interface(List<NetworkInterface> interfaces, boolean privateDns) implements Form {
            public Interface {
                interfaces = List.copyOf(interfaces);
            }
        }

        /// By a row in route tables, which AWS writes and takes away itself. Usable only from
        /// inside the VPC.
        ///
        /// @param prefixList the service's addresses
        /// @param routeTables the tables of the VPC that have the row
        record Gateway(ResourceId prefixList, List<ResourceId> routeTables) implements Form {
            public Gateway {
                routeTables = routeTables.stream().distinct().sorted().toList();
            }
        }
    }

    /// {@return its interfaces; none for a gateway endpoint}
    public List<NetworkInterface> interfaces() {
        return switch (form) {
            case Form.Interface it -> it.interfaces();
            case Form.Gateway _ -> List.of();
        };
    }

    /// {@return this with another name}
    public VpcEndpoint withName(String name) {
        return new VpcEndpoint(id, name, service, form);
    }

    /// {@return this in another form}
    public VpcEndpoint withForm(Form form) {
        return new VpcEndpoint(id, name, service, form);
    }
}
