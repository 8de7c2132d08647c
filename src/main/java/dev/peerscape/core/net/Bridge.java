package dev.peerscape.core.net;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;

import java.nio.ByteBuffer;

/// The only place that knows the IPAddress library. It reads much more than we want by default
/// (octal, hex, `1.2`, `*`, empty), hence the strict parameters.
final class Bridge {
    static final IPAddressStringParameters STRICT =
            new IPAddressStringParameters.Builder()
                    .allowEmpty(false)
                    .allowAll(false)
                    .allowSingleSegment(false)
                    .allowWildcardedSeparator(false)
                    .allowMask(false)
                    .allowPrefix(false)
                    .getIPv4AddressParametersBuilder()
                    .allow_inet_aton(false)
                    .allowLeadingZeros(false)
                    .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
                    .getParentBuilder()
                    .getIPv6AddressParametersBuilder()
                    .allowZone(false)
                    .allowBase85(false)
                    .allowMixed(true)
                    .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
                    .getParentBuilder()
                    .toParams();

    private Bridge() {}

    static Ip fromLibrary(IPAddress address) {
        var bytes = ByteBuffer.wrap(address.getBytes());
        return address.isIPv4()
                ? new Ip.V4(bytes.getInt())
                : new Ip.V6(bytes.getLong(), bytes.getLong());
    }

    static IPAddress toLibrary(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> new IPv4Address(bits);
            case Ip.V6(long high, long low) ->
                    new IPv6Address(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
        };
    }

    static IPAddress toLibrary(Cidr cidr) {
        return toLibrary(cidr.base()).toPrefixBlock(cidr.length());
    }

    static Cidr blockFromLibrary(IPAddress block) {
        return new Cidr(fromLibrary(block.getLower()), block.getPrefixLength());
    }
}
