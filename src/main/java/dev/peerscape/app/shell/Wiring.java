package dev.peerscape.app.shell;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/// Loads views and makes their controllers: a controller has one public constructor, and each of
/// its parameters is filled with the service of that type. Texts written `%bundle.key` in FXML
/// follow the language.
public final class Wiring {
    private final Words words;
    private final List<Object> services;

    /// A wiring that hands out these services.
    public Wiring(Words words, Object... services) {
        this.words = words;
        this.services = List.of(services);
    }

    /// A view with its controller.
    public record Loaded<C>(Parent root, C controller) {}

    /// {@return the view, loaded, with its controller made}
    public <C> Loaded<C> load(View view) {
        var loader = new FXMLLoader(view.url(), new KeysOnly());
        loader.setControllerFactory(this::make);
        try {
            Parent root = loader.load();
            new Translator(words).translate(root);
            return new Loaded<>(root, loader.getController());
        } catch (IOException e) {
            throw new UncheckedIOException(view + " cannot be loaded", e);
        }
    }

    private Object make(Class<?> type) {
        var constructor = type.getConstructors()[0];
        var arguments =
                List.of(constructor.getParameterTypes()).stream().map(this::service).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " failed to start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be a controller", e);
        }
    }

    private Object service(Class<?> type) {
        return services.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing here is a " + type));
    }
}
