package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what `aws ec2 describe-*` printed, from any number of files of any names: the top-level
/// keys say what is in them, the path (`[accounts/]ACCOUNT/REGION/`) or the content of which
/// account and Region it is. Resources keep their AWS ids.
///
/// What cannot be used is noted and left out; it never ends the reading.
public sealed interface Import {

    /// Something was found.
    ///
    /// @param topology what the files describe
    /// @param homes of which accounts and Regions they tell all the VPCs
    /// @param peeringsOf of which they tell all the peerings
    /// @param gatewaysOf of which they tell all the transit gateways
    /// @param collected when they were collected, where one says
    /// @param remarks what was left out, assumed, or odd; in the order in which it was met
    record Found(
            Topology topology,
            Set<Home> homes,
            Set<Home> peeringsOf,
            Set<Home> gatewaysOf,
            Optional<Instant> collected,
            List<Message> remarks)
            implements Import {
        public Found {
            homes = Set.copyOf(homes);
            peeringsOf = Set.copyOf(peeringsOf);
            gatewaysOf = Set.copyOf(gatewaysOf);
            remarks = List.copyOf(remarks);
        }

        /// {@return this as an edit, which brings a document up to date in one step: same ids keep
        /// their places, and its notes list the difference}
        public Edit edit() {
            return new Edit.Import(
                    topology, homes, peeringsOf, gatewaysOf, Set.of(), Set.of(), collected);
        }
    }

    /// The files describe no VPC and no transit gateway.
    ///
    /// @param message one sentence
    /// @param remarks what was odd about the files
    record Nothing(Message message, List<Message> remarks) implements Import {}

    /// People stopped it.
    record Cancelled() implements Import {}

    /// Told how far the reading is, and asked whether to go on.
    interface Progress {
        /// Nobody watches.
        Progress NONE = new Progress() {};

        /// {@return whether to stop}
        default boolean cancelled() {
            return false;
        }

        /// So many bytes of so many are read.
        default void at(long done, long total) {}
    }

    /// Reads files, and folders with all files below them that end in `.json`.
    ///
    /// @param now the document's clock where no file says when it was collected
    static Import read(List<Path> paths, Instant now, Progress progress) {
        var files = new ArrayList<Source>();
        for (var path : paths) {
            if (!Files.exists(path)) {
                return new Nothing(Message.of("aws.no-path", path.toString()), List.of());
            }
            try {
                filesIn(path).forEach(it -> files.add(new Source(path, it)));
            } catch (IOException | UncheckedIOException e) {
                return new Nothing(
                        Message.of(
                                "aws.unreadable", path.toString(), String.valueOf(e.getMessage())),
                        List.of());
            }
        }
        if (files.isEmpty()) {
            return new Nothing(Message.of("aws.no-json", names(paths)), List.of());
        }
        var parts = new Parts();
        long total = files.stream().mapToLong(it -> size(it.file())).sum();
        long done = 0;
        var reader = new Reader(parts);
        for (var source : files) {
            if (!reader.read(source.root(), source.file(), Share.of(progress, done, total))) {
                return new Cancelled();
            }
            done += size(source.file());
        }
        reader.end();
        progress.at(total, total);
        var topology = new Assembly(parts, parts.collected().orElse(now)).assemble();
        return topology.vpcs().isEmpty()
                        && topology.transitGateways().isEmpty()
                        && parts.homes.isEmpty()
                ? new Nothing(Message.of("aws.no-vpc", names(paths)), parts.remarks())
                : found(topology, parts);
    }

    private static Found found(Topology topology, Parts parts) {
        var homes = new ArrayList<>(parts.homes);
        topology.vpcs().values().forEach(it -> homes.add(Home.of(it)));
        return new Found(
                topology,
                Set.copyOf(homes),
                // Without a path, whoever tells of peerings tells of those of his VPCs.
                Set.copyOf(parts.peeringsAnywhere ? homes : parts.peeringHomes),
                gatewaysOf(topology, parts, homes),
                parts.collected(),
                parts.remarks());
    }

    /// Without a path, whoever tells of tables of a transit gateway tells of all its owner has: an
    /// account that only shares it sees none.
    private static Set<Home> gatewaysOf(Topology topology, Parts parts, List<Home> homes) {
        var told = new HashSet<>(parts.gatewayHomes);
        if (parts.gatewaysAnywhere) {
            told.addAll(homes);
            topology.transitGateways().values().stream()
                    .filter(it -> !it.routeTables().isEmpty())
                    .map(Home::of)
                    .forEach(told::add);
        }
        return told;
    }

    /// A file, and the path by which it was asked for.
    record Source(Path root, Path file) {}

    private static String names(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private static List<Path> filesIn(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(Import::isJson).sorted().toList();
        }
    }

    private static boolean isJson(Path file) {
        return Files.isRegularFile(file)
                && String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            // Reading it will say what is wrong.
            return 0;
        }
    }
}
