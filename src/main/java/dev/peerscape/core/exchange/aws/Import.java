package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.ImportScope;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    /// @param scope of what they tell everything, and of what less than a document may know
    /// @param collected when they were collected, where one says
    /// @param remarks what was left out, assumed, or odd; in the order in which it was met
    record Found(
            Topology topology,
            ImportScope scope,
            Optional<Instant> collected,
            List<Message> remarks)
            implements Import {
        public Found {
            remarks = List.copyOf(remarks);
        }

        /// {@return this as an edit, which brings a document up to date in one step: same ids keep
        /// their places, and its notes list the difference}
        public Edit edit() {
            return new Edit.Import(topology, scope, collected);
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
                        && topology.hybrid().isEmpty()
                        && !parts.coverage.isOfVpcs()
                ? new Nothing(Message.of("aws.no-vpc", names(paths)), parts.remarks())
                : found(topology, parts);
    }

    private static Found found(Topology topology, Parts parts) {
        return new Found(
                topology,
                parts.coverage.scope(
                        topology,
                        parts.hybrid.partly(topology),
                        parts.mentioned,
                        parts.hybrid.ends),
                parts.collected(),
                parts.remarks());
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
