package dev.peerscape.core.topology;

/// The id of a resource, as AWS writes it: `vpc-0a1b`, `subnet-...`, `i-...`, `pcx-...`; for
/// people's own designs the part behind the dash may be any word (`pcx-lab`). The Internet's id is
/// `internet`.
public record ResourceId(String value) implements Comparable<ResourceId> {
    /// The Internet, a place of which every document has one.
    public static final ResourceId INTERNET = new ResourceId("internet");

    private static final int LONGEST_WORD = 127;

    /// @throws IllegalArgumentException unless it is a lower-case kind, a dash, and a word
    public ResourceId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a resource id: " + value);
        }
    }

    /// {@return whether the text could be an id}
    public static boolean isWellFormed(String text) {
        // By hand: a large file has a quarter of a million ids, and a pattern takes 400 ns for
        // each.
        int dash = text.indexOf('-');
        if (dash < 0) {
            return text.equals("internet");
        }
        int word = text.length() - dash - 1;
        if (dash == 0
                || word < 1
                || word > LONGEST_WORD
                || !isLetterOrDigit(text.charAt(dash + 1))) {
            return false;
        }
        for (int i = 0; i < dash; i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        for (int i = dash + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// {@return the kind that the prefix names}
    ///
    /// @throws IllegalArgumentException for a prefix of no kind
    public Kind kind() {
        return Kind.ofPrefix(prefix())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no kind of resource starts with " + prefix()));
    }

    /// {@return the part before the dash; `internet` for the Internet} The prefixes of a transit
    /// gateway's parts have a dash themselves.
    public String prefix() {
        int dash = value.indexOf('-');
        if (dash == 3 && value.startsWith("tgw-")) {
            return value.startsWith("attach-", 4)
                    ? "tgw-attach"
                    : value.startsWith("rtb-", 4) ? "tgw-rtb" : "tgw";
        }
        return dash < 0 ? value : value.substring(0, dash);
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
