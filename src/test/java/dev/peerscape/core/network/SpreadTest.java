package dev.peerscape.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void placesBelowTheHighestMayNeverHaveBeenFilled() {
        var draft = Spread.<String>empty().draft();
        draft.set(5_000, "far");
        assertNull(draft.get(0));
        assertNull(draft.get(4_999));
        var done = draft.done();
        assertNull(done.get(300));
        assertEquals("far", done.get(5_000));
    }
}
