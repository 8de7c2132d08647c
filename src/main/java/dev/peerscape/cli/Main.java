package dev.peerscape.cli;

/// The program.
public final class Main {
    private Main() {}

    /// Runs it.
    public static void main(String[] arguments) {
        System.out.println("peerscape " + String.join(" ", arguments));
    }
}
