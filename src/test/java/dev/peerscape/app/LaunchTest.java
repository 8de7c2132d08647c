package dev.peerscape.app;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Whether there is a screen is asked of the X server itself, not of a variable.
class LaunchTest {

    @Test
    void aServerThatListensIsADisplay() throws IOException {
        String display;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            display = "localhost:" + (server.getLocalPort() - 6000);
            assertThat(Launch.answers(display), is(true));
            assertThat(Launch.answers(display + ".0"), is(true));
        }
        assertThat("after it is gone", Launch.answers(display), is(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "localhost",
                "localhost:zero",
                "localhost:59999",
                "localhost:99999",
                ":99999999999"
            })
    void whatIsNoServerIsNoDisplay(String display) {
        assertThat(Launch.answers(display), is(false));
    }
}
