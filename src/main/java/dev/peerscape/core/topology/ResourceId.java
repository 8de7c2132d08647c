package dev.peerscape.core.topology;

import java.util.regex.Pattern;

/// The id of a resource, as AWS writes it: `vpc-0a1b`, `subnet-...`, `i-...`, `pcx-...`; for
/// people's own designs the part behind the dash may be any word (`pcx-lab`). The Internet's id is
/// `internet`.
public record ResourceId(String value) implements Comparable<ResourceId> {
    private static final Pattern FORM =
            Pattern.compile("internet|[a-z]+-[A-Za-z0-9][A-Za-z0-9._-]{0,126}");

    /// The Internet, a place of which every document has one.
    public static final ResourceId INTERNET = new ResourceId("internet");

    /// @throws IllegalArgumentException unless it is a lower-case kind, a dash, and a word
    public ResourceId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a resource id: " + value);
        }
    }

    /// {@return whether the text could be an id}
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
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

    /// {@return the part before the dash; `internet` for the Internet}
    public String prefix() {
        int dash = value.indexOf('-');
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
