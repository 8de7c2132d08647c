package dev.peerscape.app.shell;

import java.net.URL;

/// Every FXML file of the window. All are in `dev/peerscape/app`; one that is missing stops the
/// program at once instead of leaving a hole in the window.
public enum View {
    WINDOW("window"),
    PALETTE("palette"),
    OUTLINE("outline"),
    DOCUMENT("document"),
    PROBLEMS("problems"),
    TOUR("tour"),
    INSPECTOR("inspector"),
    TRACE("trace"),
    IMPORT_PROGRESS("import-progress"),
    IMPORT_REPORT("import-report"),
    PEERING_REQUEST("peering-request"),
    PEERING_ACCEPT("peering-accept"),
    PEERING_DELETE("peering-delete"),
    SETTINGS("settings");

    private final String file;

    View(String file) {
        this.file = file;
    }

    /// {@return where the file is}
    ///
    /// @throws IllegalStateException when the program was built without it
    public URL url() {
        var path = "/dev/peerscape/app/" + file + ".fxml";
        var url = View.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException(path + " is missing from the program");
        }
        return url;
    }
}
