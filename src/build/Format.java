import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Puts the Java sources under `src` into google-java-format's AOSP style (`apply`), or says which
/// are not in it and ends with 1 (`check`).
///
/// Started by Maven as a source file, so that it runs on the JDK that compiles the sources, which
/// may be newer than Maven's own. Files seen in shape are remembered by size and time in the file
/// named second, so that a build looks only at what changed.
public final class Format {
    private Format() {}

    /// Takes `check` or `apply`, and the file to remember in.
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        var memory = Path.of(args[1]);
        var known = Files.exists(memory) ? Files.readAllLines(memory) : List.<String>of();
        var stamps = stamps();
        stamps.values().removeAll(known);
        var bad = stamps.isEmpty() ? List.<String>of() : run(apply, List.copyOf(stamps.keySet()));
        for (var file : bad) {
            System.err.println("[ERROR] not formatted: " + file);
        }
        Files.createDirectories(memory.getParent());
        var good = stamps();
        good.keySet().removeAll(bad);
        Files.write(memory, good.values());
        if (!bad.isEmpty()) {
            System.err.println("[ERROR] To put the sources in shape: mvn -Pformat");
            System.exit(1);
        }
    }

    /// Each source file with its name, size and time.
    private static TreeMap<String, String> stamps() throws IOException {
        var stamps = new TreeMap<String, String>();
        try (var paths = Files.walk(Path.of("src"))) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (path.toString().endsWith(".java")) {
                    var time = Files.getLastModifiedTime(path).toMillis();
                    stamps.put(path.toString(), path + " " + Files.size(path) + " " + time);
                }
            }
        }
        return stamps;
    }

    /// The files that are not in shape: after `apply`, those that cannot be read as Java.
    private static List<String> run(boolean apply, List<String> files) {
        var arguments = new ArrayList<String>();
        arguments.add("--aosp");
        arguments.add(apply ? "--replace" : "--dry-run");
        arguments.addAll(files);
        var out = new StringWriter();
        var err = new PrintWriter(System.err, true);
        var formatter = new Main(new PrintWriter(out, true), err, InputStream.nullInputStream());
        int code;
        try {
            code = formatter.format(arguments.toArray(String[]::new));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        err.flush();
        if (code != 0) {
            System.err.println("[ERROR] some sources cannot be read as Java: see above.");
            System.exit(1);
        }
        return apply ? List.of() : out.toString().lines().toList();
    }
}
