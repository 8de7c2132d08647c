package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.topology.Region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The bash script that collects what an import wants, with `aws` commands that only read. It needs
/// nothing but bash and the AWS command line.
public final class Script {
    private static final String REGIONS = "REGIONS=()";

    private Script() {}

    /// {@return the script}
    ///
    /// @param regions where it looks when it is run without arguments; none for the Region that the
    ///   AWS command line is set to
    public static String of(List<Region> regions) {
        var list = regions.stream().map(Region::code).collect(Collectors.joining(" "));
        return template().replace(REGIONS, "REGIONS=(" + list + ")");
    }

    private static String template() {
        try (var in = Script.class.getResourceAsStream("collect.sh")) {
            if (in == null) {
                throw new IllegalStateException("collect.sh is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
