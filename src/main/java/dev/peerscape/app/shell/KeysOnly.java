package dev.peerscape.app.shell;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;

/// Gives an FXML file the key itself for each `%key`, marked, so that [Translator] can find it and
/// bind it to the language: the loader would put one language's text there for good.
final class KeysOnly extends ResourceBundle {
    /// Starts a text that is a key; no text of people starts so.
    static final String MARK = "\u0001";

    @Override
    protected Object handleGetObject(String key) {
        return MARK + key;
    }

    @Override
    public boolean containsKey(String key) {
        return true;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.emptyEnumeration();
    }
}
