package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Locale;
import java.util.function.Supplier;

/// The language of the window, which can change while it runs: what is bound to a text of here says
/// it anew in the other language.
public final class Words {
    private final ReadOnlyObjectWrapper<Texts> texts;

    /// Words that start in that language.
    public Words(Locale locale) {
        texts = new ReadOnlyObjectWrapper<>(Texts.in(locale));
    }

    /// {@return the texts of the present language, to be listened to}
    public ReadOnlyObjectProperty<Texts> texts() {
        return texts.getReadOnlyProperty();
    }

    /// {@return the present language}
    public Locale locale() {
        return texts.get().locale();
    }

    /// Switches the language.
    public void speak(Locale locale) {
        texts.set(Texts.in(locale));
    }

    /// {@return the sentence in the present language, once}
    public String text(Message message) {
        return texts.get().text(message);
    }

    /// {@return the sentence in the present language, once}
    public String text(String key, Object... arguments) {
        return texts.get().text(key, arguments);
    }

    /// {@return the sentence in whatever is the language, for `textProperty().bind(...)`}
    public StringBinding of(String key, Object... arguments) {
        return of(Message.of(key, arguments));
    }

    /// {@return the sentence in whatever is the language, for `textProperty().bind(...)`}
    public StringBinding of(Message message) {
        return Bindings.createStringBinding(() -> text(message), texts);
    }

    /// {@return whatever the supplier says, asked again when the language changes}
    public StringBinding say(Supplier<String> sentence) {
        return Bindings.createStringBinding(sentence::get, texts);
    }
}
