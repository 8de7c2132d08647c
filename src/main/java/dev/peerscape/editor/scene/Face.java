package dev.peerscape.editor.scene;

/// A typeface and weight. The files come with the program (SIL Open Font License), so that every
/// picture has the same text; what they lack, Korean above all, the system's faces fill in.
public enum Face {
    /// The interface face.
    PLAIN("Inter-Regular.otf"),
    /// The interface face, for names.
    BOLD("Inter-SemiBold.otf"),
    /// Fixed width, for addresses.
    MONO("JetBrainsMono-Regular.ttf");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /// {@return the font file, as a resource path}
    public String resource() {
        return "/dev/peerscape/font/" + file;
    }
}
