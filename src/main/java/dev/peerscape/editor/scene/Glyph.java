package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The signs for kinds of resource and for states: our own, on a grid of 18, drawn with round lines
/// 1.5 wide. Palette, outline, figures and files all use these.
public enum Glyph {
    VPC(round(1.75, 4, 14.5, 10, 2.5) + "M9 6.5V11.5M6.5 9H11.5"),
    SUBNET(round(2.5, 2.5, 13, 13, 2) + "M9 2.5V15.5M2.5 9H15.5"),
    INSTANCE(round(2.25, 2.75, 13.5, 9.5, 1.75) + "M9 12.25V15.25M6 15.25H12"),
    NETWORK_INTERFACE(round(2.25, 4, 13.5, 7.5, 1.5) + "M5.5 11.5V14.5M9 11.5V14.5M12.5 11.5V14.5"),
    ROUTE_TABLE("M2.5 4.5H15.5M2.5 9H15.5M2.5 13.5H15.5M11.5 3V6M6 7.5V10.5M11.5 12V15"),
    INTERNET_GATEWAY(
            circle(9, 9, 6.75)
                    + "M2.25 9H15.75M9 2.25C5.6 5.6 5.6 12.4 9 15.75M9 2.25C12.4 5.6 12.4 12.4 9"
                    + " 15.75"),
    EGRESS_ONLY_GATEWAY(
            "M10.6 2.4C5.6 1.5 1.6 5.1 2.1 10C2.6 14.2 7 17.1 11.1 15.6"
                    + "M2.1 9H9M8.2 2.2C5 6 5 12.2 8.2 15.9M8.2 2.2C9.8 4 10.6 6.4 10.7 9"
                    + "M9 9H16.25M13.5 6.25L16.25 9L13.5 11.75"),
    NAT_GATEWAY(
            circle(9, 9, 6.75) + "M5.75 7.25H12M10.25 5.5L12 7.25M12.25 10.75H6M7.75 12.5L6 10.75"),
    SECURITY_GROUP("M9 2L15 4.25V8.5C15 12 12.6 14.7 9 16C5.4 14.7 3 12 3 8.5V4.25Z"),
    NETWORK_ACL("M2.75 4.5H15.25M2.75 9H10M2.75 13.5H7.25M10 12.75L11.9 14.75L15.5 10.5"),
    PEERING(circle(4.1, 9, 2.35) + circle(13.9, 9, 2.35) + "M6.45 9H11.55"),
    TRANSIT_GATEWAY(circle(9, 9, 3.25) + "M9 1.75V5.75M9 12.25V16.25M1.75 9H5.75M12.25 9H16.25"),
    TRANSIT_ATTACHMENT(circle(5.5, 9, 3.25) + "M8.75 9H16.25M16.25 6V12"),
    INTERNET(
            "M4.9 14.5C3 14.5 1.6 13.1 1.6 11.3C1.6 9.7 2.7 8.4 4.3 8.2C4.5 5.7 6.5 3.9 9 3.9C11.3"
                    + " 3.9 13.1 5.4 13.6 7.5C15.3 7.8 16.4 9.2 16.4 10.9C16.4 12.9 14.9 14.5 13"
                    + " 14.5Z"),
    ENVELOPE(round(2, 4, 14, 10, 1.75) + "M2.6 5L9 10L15.4 5"),
    ENVELOPE_OPEN(
            "M2 7.6L9 2.6L16 7.6V13.4C16 14.5 15.4 15 14.4 15H3.6C2.6 15 2 14.5 2 13.4Z"
                    + "M2.6 8.2L9 12L15.4 8.2"),
    CLOCK(circle(9, 9, 6.75) + "M9 5.25V9L11.75 10.75"),
    CHECK("M3.75 9.5L7.5 13.25L14.5 5"),
    CROSS("M5 5L13 13M13 5L5 13"),
    OCTAGON("M6.1 2H11.9L16 6.1V11.9L11.9 16H6.1L2 11.9V6.1Z"),
    TRIANGLE("M9 2.75L16.25 15.25H1.75Z"),
    DISC(circle(9, 9, 7)),
    EXCLAMATION("M9 5.5V10M9 12.75V12.8"),
    INFORMATION("M9 8.5V13M9 5.5V5.55"),
    VPC_ENDPOINT(
            "M2 9H6.5M6.5 5.25V12.75H9C11.5 12.75 13 11 13 9C13 7 11.5 5.25 9 5.25Z"
                    + "M12.6 7H16M12.6 11H16"),
    LOAD_BALANCER(
            circle(3.9, 9, 2.15)
                    + circle(14.25, 3.75, 1.75)
                    + circle(14.25, 9, 1.75)
                    + circle(14.25, 14.25, 1.75)
                    + "M6.1 9H12.5M5.8 8L12.7 4.6M5.8 10L12.7 13.4"),
    TARGET_GROUP(circle(9, 9, 6.75) + circle(9, 9, 3) + "M9 9V9.05"),
    PREFIX_LIST("M5.5 3H3V15H5.5M12.5 3H15V15H12.5M6.5 6.5H11.5M6.5 9H11.5M6.5 11.5H9.5"),
    VPN_GATEWAY(
            circle(9, 9, 6.75)
                    + round(6, 8.5, 6, 4, 0.75)
                    + "M7.25 8.5V7C7.25 5.9 8 5.25 9 5.25C10 5.25 10.75 5.9 10.75 7V8.5"),
    CUSTOMER_GATEWAY(
            round(2.25, 9.25, 13.5, 5.75, 1.25)
                    + "M5.25 12.1H5.75M8.25 12.1H8.75M12.5 9.25V6"
                    + "M9.75 6C9.75 4 11 2.75 12.5 2.75C14 2.75 15.25 4 15.25 6"),
    VPN_CONNECTION(
            round(3.5, 8, 11, 7.5, 1.5)
                    + "M5.9 8V5.75C5.9 3.9 7.2 2.5 9 2.5C10.8 2.5 12.1 3.9 12.1 5.75V8M9 11V12.5"),
    DX_CONNECTION(
            circle(3.25, 13.25, 1.5)
                    + circle(14.75, 4.75, 1.5)
                    + "M4.3 12.1L7.25 7.25L10.75 10.75L13.7 5.9"),
    VIRTUAL_INTERFACE(
            round(5.5, 5, 7, 8, 1.5)
                    + "M1.75 7.5H5.5M1.75 10.5H5.5M12.5 7.5H16.25M12.5 10.5H16.25"),
    DX_GATEWAY(
            circle(9, 9, 3.5)
                    + "M9 1.75V5.5M9 12.5V16.25M1.75 8H5.6M1.75 10H5.6M12.4 8H16.25M12.4 10H16.25"),
    SITE(
            round(3.5, 2.25, 11, 13.5, 1.25)
                    + "M6.75 5.75H7.25M10.75 5.75H11.25M6.75 9H7.25M10.75 9H11.25"
                    + "M7.5 15.75V12.25H10.5V15.75"),
    SITE_HOST(
            round(2.75, 2.75, 12.5, 5, 1.25)
                    + round(2.75, 10.25, 12.5, 5, 1.25)
                    + "M5.75 5.25H6.25M5.75 12.75H6.25M9.5 5.25H12.25M9.5 12.75H12.25");

    /// The side of the square that the paths are drawn in.
    public static final double GRID = 18;

    /// The width of the lines on that grid.
    public static final double STROKE = 1.5;

    /// What lines are drawn through.
    public interface Outline {
        /// Starts a new line.
        void moveTo(double x, double y);

        /// Goes on straight.
        void lineTo(double x, double y);

        /// Goes on along a cubic curve.
        void curveTo(double x1, double y1, double x2, double y2, double x3, double y3);

        /// Goes back to where the line started.
        void close();
    }

    private record Step(char command, double[] at) {}

    private final String path;
    private final List<Step> steps;

    Glyph(String path) {
        this.path = path;
        steps = steps(path);
    }

    /// H and V become L.
    private static List<Step> steps(String path) {
        var steps = new ArrayList<Step>();
        double x = 0;
        double y = 0;
        for (var part : path.split("(?=[MLHVCZ])")) {
            char command = part.charAt(0);
            double[] at =
                    Arrays.stream(part.substring(1).strip().split(" "))
                            .filter(number -> !number.isEmpty())
                            .mapToDouble(Double::parseDouble)
                            .toArray();
            switch (command) {
                case 'H' -> at = new double[] {at[0], y};
                case 'V' -> at = new double[] {x, at[0]};
                default -> {}
            }
            if (at.length > 1) {
                x = at[at.length - 2];
                y = at[at.length - 1];
            }
            steps.add(new Step(command == 'H' || command == 'V' ? 'L' : command, at));
        }
        return List.copyOf(steps);
    }

    /// {@return the lines as SVG path data on the grid: the commands M, L, H, V, C and Z, absolute}
    public String path() {
        return path;
    }

    /// Draws the lines through a target, the grid stretched to the given box.
    public void draw(Outline to, double x, double y, double width, double height) {
        double sx = width / GRID;
        double sy = height / GRID;
        for (var step : steps) {
            double[] at = step.at();
            switch (step.command()) {
                case 'M' -> to.moveTo(x + at[0] * sx, y + at[1] * sy);
                case 'L' -> to.lineTo(x + at[0] * sx, y + at[1] * sy);
                case 'C' ->
                        to.curveTo(
                                x + at[0] * sx,
                                y + at[1] * sy,
                                x + at[2] * sx,
                                y + at[3] * sy,
                                x + at[4] * sx,
                                y + at[5] * sy);
                default -> to.close();
            }
        }
    }

    /// {@return the glyph of a kind of resource}
    public static Glyph of(Kind kind) {
        return switch (kind) {
            case INTERNET -> INTERNET;
            case VPC -> VPC;
            case SUBNET -> SUBNET;
            case INSTANCE -> INSTANCE;
            case NETWORK_INTERFACE -> NETWORK_INTERFACE;
            case ROUTE_TABLE -> ROUTE_TABLE;
            case INTERNET_GATEWAY -> INTERNET_GATEWAY;
            case EGRESS_ONLY_GATEWAY -> EGRESS_ONLY_GATEWAY;
            case NAT_GATEWAY -> NAT_GATEWAY;
            case SECURITY_GROUP -> SECURITY_GROUP;
            case NETWORK_ACL -> NETWORK_ACL;
            case PEERING -> PEERING;
            case TRANSIT_GATEWAY -> TRANSIT_GATEWAY;
            case TRANSIT_ATTACHMENT -> TRANSIT_ATTACHMENT;
            case TRANSIT_ROUTE_TABLE -> ROUTE_TABLE;
            case VPC_ENDPOINT -> VPC_ENDPOINT;
            case PREFIX_LIST -> PREFIX_LIST;
            case LOAD_BALANCER -> LOAD_BALANCER;
            case TARGET_GROUP -> TARGET_GROUP;
            case VPN_GATEWAY -> VPN_GATEWAY;
            case CUSTOMER_GATEWAY -> CUSTOMER_GATEWAY;
            case VPN_CONNECTION -> VPN_CONNECTION;
            case DX_CONNECTION -> DX_CONNECTION;
            case VIRTUAL_INTERFACE -> VIRTUAL_INTERFACE;
            case DX_GATEWAY -> DX_GATEWAY;
            case SITE -> SITE;
            case SITE_HOST -> SITE_HOST;
        };
    }

    private static String circle(double x, double y, double r) {
        return round(x - r, y - r, 2 * r, 2 * r, r);
    }

    /// A rectangle with round corners, of cubic curves that miss a circle by 0.03 %.
    private static String round(double x, double y, double w, double h, double r) {
        double k = r * 0.4477;
        double right = x + w;
        double bottom = y + h;
        return "M"
                + at(x + r, y)
                + "H"
                + number(right - r)
                + corner(right - k, y, right, y + k, right, y + r)
                + "V"
                + number(bottom - r)
                + corner(right, bottom - k, right - k, bottom, right - r, bottom)
                + "H"
                + number(x + r)
                + corner(x + k, bottom, x, bottom - k, x, bottom - r)
                + "V"
                + number(y + r)
                + corner(x, y + k, x + k, y, x + r, y)
                + "Z";
    }

    private static String corner(double x1, double y1, double x2, double y2, double x3, double y3) {
        return "C" + at(x1, y1) + " " + at(x2, y2) + " " + at(x3, y3);
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
