package dev.peerscape.cli;

/// Input that a command cannot work with: one sentence for people, and exit code 2.
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    Complaint(String sentence) {
        super(sentence, null, false, false);
    }
}
