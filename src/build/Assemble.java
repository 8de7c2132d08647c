import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.zip.ZipFile;

/// Lays out the program that `mvn package` leaves behind: launcher scripts in `bin`, every jar in
/// `lib`, and in `lib/jdk` the home of the JDK that built it, where the scripts look when the
/// machine's own Java is too old.
///
/// Started by Maven as a source file on that very JDK.
public final class Assemble {
    private Assemble() {}

    /// Takes the directory to lay out, the main class, the version, the date that the jar's entries
    /// bear, and the run-time class path, which begins with the program's own classes.
    public static void main(String[] args) throws Exception {
        var root = Path.of(args[0]);
        var lib = Files.createDirectories(root.resolve("lib"));
        var bin = Files.createDirectories(root.resolve("bin"));
        var kept = new HashSet<Path>();
        for (var entry : args[4].split(File.pathSeparator)) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                var jar = lib.resolve("peerscape.jar");
                pack(path, jar, args[1].substring(args[1].indexOf('/') + 1), args[2], args[3]);
                kept.add(jar);
            } else if (hasClasses(path)) {
                copy(path, lib.resolve(path.getFileName()), kept);
            }
        }
        var jdk = lib.resolve("jdk");
        Files.writeString(jdk, System.getProperty("java.home") + "\n");
        kept.add(jdk);
        var cache = lib.resolve("peerscape.aot");
        if (train(cache, lib, args[1])) {
            kept.add(cache);
        }
        try (var files = Files.list(lib)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (!kept.contains(file)) {
                    Files.delete(file);
                }
            }
        }
        for (var script : new String[] {"peerscape", "peerscape.bat"}) {
            var target = bin.resolve(script);
            Files.copy(
                    Path.of("src", "launcher", script),
                    target,
                    StandardCopyOption.REPLACE_EXISTING);
            if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void pack(Path classes, Path jar, String main, String version, String date) {
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file=" + jar,
                                "--main-class=" + main,
                                "--module-version=" + version,
                                "--date=" + date,
                                "-C",
                                classes.toString(),
                                ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code);
        }
    }

    private static void copy(Path from, Path to, Set<Path> kept) throws IOException {
        kept.add(to);
        if (!Files.exists(to)
                || Files.size(to) != Files.size(from)
                || !Files.getLastModifiedTime(to).equals(Files.getLastModifiedTime(from))) {
            Files.copy(
                    from,
                    to,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// Has the program generate a design and check it, for the JDK to note which classes it loads
    /// and which methods run hot: later starts take half the time, and a first large file is read
    /// sooner by compiled code. Without the note the program runs all the same.
    private static boolean train(Path cache, Path lib, String main)
            throws IOException, InterruptedException {
        var design = Files.createTempFile("training", ".peerscape");
        try {
            run(List.of(), lib, main, "generate", "--vpcs", "200", "--seed", "1", "-o", design);
            Files.deleteIfExists(cache);
            run(List.of("-XX:AOTCacheOutput=" + cache), lib, main, "check", design);
            return Files.exists(cache);
        } finally {
            Files.delete(design);
        }
    }

    private static void run(List<String> options, Path lib, String main, Object... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Xlog:disable");
        command.add("--enable-native-access=javafx.graphics");
        command.addAll(List.of("--module-path", lib.toRealPath().toString(), "--module", main));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// JavaFX publishes an empty jar beside each one of a platform.
    private static boolean hasClasses(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith(".class"));
        }
    }
}
