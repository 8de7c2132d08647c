/// Peerscape: a desktop editor for cloud networks.
@org.jspecify.annotations.NullMarked
module dev.peerscape {
    requires static org.jspecify;
    requires org.pcollections;
    requires org.jgrapht.core;
    requires inet.ipaddr;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.desktop;
    requires javafx.controls;
    requires javafx.fxml;
    requires atlantafx.base;

    exports dev.peerscape.app to
            javafx.graphics;
    exports dev.peerscape.app.inspector to
            javafx.fxml;
    exports dev.peerscape.app.palette to
            javafx.fxml;
    exports dev.peerscape.app.peering to
            javafx.fxml;
    exports dev.peerscape.app.problems to
            javafx.fxml;
    exports dev.peerscape.app.playback to
            javafx.fxml;
    exports dev.peerscape.app.settings to
            javafx.fxml;
    exports dev.peerscape.app.shell to
            javafx.fxml;
    exports dev.peerscape.app.tour to
            javafx.fxml;
    exports dev.peerscape.app.window to
            javafx.fxml;

    opens dev.peerscape.cli to
            info.picocli;
    opens dev.peerscape.app.inspector to
            javafx.fxml;
    opens dev.peerscape.app.palette to
            javafx.fxml;
    opens dev.peerscape.app.peering to
            javafx.fxml;
    opens dev.peerscape.app.problems to
            javafx.fxml;
    opens dev.peerscape.app.playback to
            javafx.fxml;
    opens dev.peerscape.app.settings to
            javafx.fxml;
    opens dev.peerscape.app.shell to
            javafx.fxml;
    opens dev.peerscape.app.tour to
            javafx.fxml;
    opens dev.peerscape.app.window to
            javafx.fxml;
}
