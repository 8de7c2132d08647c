package dev.peerscape.app.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A value that can be listened to, compared by identity: JavaFX properties compare with `equals`,
/// which for documents and traces would walk all of them on every change. For the FX thread.
///
/// @param <T> what it holds
public final class Signal<T> {
    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
    private T value;

    /// A signal that starts with that value.
    public Signal(T value) {
        this.value = value;
    }

    /// {@return the present value}
    public T get() {
        return value;
    }

    /// Changes the value; listeners hear of it unless it is the same object.
    public void set(T value) {
        if (this.value != value) {
            this.value = value;
            for (var listener : listeners) {
                listener.accept(value);
            }
        }
    }

    /// Tells of the present value now and of each one to come.
    ///
    /// @return call it to hear no more
    public Runnable watch(Consumer<T> listener) {
        listeners.add(listener);
        listener.accept(value);
        return () -> listeners.remove(listener);
    }
}
