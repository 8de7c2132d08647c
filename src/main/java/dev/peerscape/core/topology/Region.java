package dev.peerscape.core.topology;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// An AWS Region by its code, `ap-northeast-2`.
public record Region(String code) implements Comparable<Region> {
    private static final Pattern FORM = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
    private static final Map<String, String> CITIES =
            Map.ofEntries(
                    Map.entry("us-east-1", "N. Virginia"),
                    Map.entry("us-east-2", "Ohio"),
                    Map.entry("us-west-1", "N. California"),
                    Map.entry("us-west-2", "Oregon"),
                    Map.entry("ca-central-1", "Central Canada"),
                    Map.entry("sa-east-1", "São Paulo"),
                    Map.entry("eu-west-1", "Ireland"),
                    Map.entry("eu-west-2", "London"),
                    Map.entry("eu-west-3", "Paris"),
                    Map.entry("eu-central-1", "Frankfurt"),
                    Map.entry("eu-north-1", "Stockholm"),
                    Map.entry("eu-south-1", "Milan"),
                    Map.entry("af-south-1", "Cape Town"),
                    Map.entry("me-south-1", "Bahrain"),
                    Map.entry("ap-south-1", "Mumbai"),
                    Map.entry("ap-east-1", "Hong Kong"),
                    Map.entry("ap-northeast-1", "Tokyo"),
                    Map.entry("ap-northeast-2", "Seoul"),
                    Map.entry("ap-northeast-3", "Osaka"),
                    Map.entry("ap-southeast-1", "Singapore"),
                    Map.entry("ap-southeast-2", "Sydney"));

    /// @throws IllegalArgumentException unless it has the form of a Region code
    public Region {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("not a Region code: " + code);
        }
    }

    /// {@return whether the text has the form of a Region code}
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /// {@return the Regions that menus offer, by code}
    public static List<Region> known() {
        return CITIES.keySet().stream().sorted().map(Region::new).toList();
    }

    /// {@return the city it is named after, or the code where we know none}
    public String city() {
        return CITIES.getOrDefault(code, code);
    }

    /// {@return its availability zone of that letter, `ap-northeast-2a`}
    public String zone(char letter) {
        return code + letter;
    }

    @Override
    public int compareTo(Region other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
