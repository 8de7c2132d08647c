package dev.peerscape.app;

import javafx.application.Application;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The door through which the command line opens the window.
public final class Launch {
    private static final Pattern DISPLAY = Pattern.compile("([^:]*):([0-9]{1,5})(?:\\.[0-9]+)?");
    private static final int TIMEOUT_MS = 2000;

    private Launch() {}

    /// Opens the window and waits until it is closed.
    ///
    /// @param file what to open; a new document without
    /// @param tour whether to start the guided tour
    /// @return the exit code: 0, or 2 when no window could be opened, which is then said in one
    ///   sentence on standard error
    public static int editor(Optional<Path> file, boolean tour) {
        var arguments = new ArrayList<String>();
        file.ifPresent(path -> arguments.add(path.toString()));
        return launch(arguments, tour);
    }

    /// Opens the window with the peering lab in it and waits until it is closed.
    ///
    /// @return the exit code, as of [#editor]
    public static int lab() {
        return launch(new ArrayList<>(List.of(PeerscapeApp.LAB)), false);
    }

    private static int launch(List<String> arguments, boolean tour) {
        if (tour) {
            arguments.add(PeerscapeApp.TOUR);
        }
        try {
            Application.launch(PeerscapeApp.class, arguments.toArray(String[]::new));
            return PeerscapeApp.exitCode();
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            return failed(e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnsupportedOperationException
                    || e.getCause() instanceof UnsatisfiedLinkError) {
                return failed(e.getCause());
            }
            throw e;
        }
    }

    private static int failed(Throwable cause) {
        System.err.println("No window could be opened: " + cause.getMessage());
        return 2;
    }

    /// {@return whether there is a screen to open a window on} On Linux the X server that `DISPLAY`
    /// names is asked, because the variable often outlives its server.
    public static boolean displayAvailable() {
        if ("Headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
            return true;
        }
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac") || os.contains("windows")) {
            return true;
        }
        return answers(System.getenv().getOrDefault("DISPLAY", ""));
    }

    /// {@return whether an X server of that name answers, `:0` or `host:10.0`}
    static boolean answers(String display) {
        var parts = DISPLAY.matcher(display);
        if (!parts.matches()) {
            return false;
        }
        var host = parts.group(1);
        int number = Integer.parseInt(parts.group(2));
        if (host.isEmpty() || host.equals("unix")) {
            var socket = Path.of("/tmp/.X11-unix/X" + number);
            if (Files.exists(socket)) {
                try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                    return true;
                } catch (IOException _) {
                    return false;
                }
            }
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(host.isEmpty() ? "localhost" : host, 6000 + number),
                    TIMEOUT_MS);
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
