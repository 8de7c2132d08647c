package dev.peerscape.core.topology;

import java.util.regex.Pattern;

/// An AWS account number: twelve digits.
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern FORM = Pattern.compile("[0-9]{12}");

    /// @throws IllegalArgumentException unless it is twelve digits
    public AccountId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an account number of twelve digits: " + value);
        }
    }

    /// {@return whether the text is twelve digits}
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
