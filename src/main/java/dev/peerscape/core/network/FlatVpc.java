package dev.peerscape.core.network;

import java.util.List;

/// All that an IPv4 packet asks of a VPC in one `int[]`, so that what it asks next lies close to
/// what it asked last. Where flows are few or hot this matters little; where they are random among
/// ten thousand VPCs, waiting for memory is nearly all that a trace costs.
///
/// First a head of counts and places; then blocks (base, mask), own addresses in order and whose
/// they are, endpoints, subnets, public addresses in order and whose they are, the groups of each
/// endpoint, and copies of the pieces that [RuleList] and [RoutingTable] make.
final class FlatVpc {
    // The head.
    private static final int ADDRESSES = 0;
    private static final int PUBLICS = 1;
    private static final int BLOCKS = 2;
    private static final int ADDRESSES_AT = 3;
    private static final int ENDPOINTS_AT = 4;
    private static final int SUBNETS_AT = 5;
    private static final int PUBLICS_AT = 6;
    private static final int GATEWAYS = 7;
    private static final int NO_RULES = 8; // a list of none: 0
    private static final int NO_TABLE = 9; // a table of none: 1, the lowest address, then
    private static final int NO_ENTRY = 11; // the entry of no row
    private static final int HEAD = 13;

    // An endpoint.
    private static final int PRIMARY = 0;
    private static final int FLAGS = 1;
    private static final int SUBNET = 2;
    private static final int HOST = 3;
    private static final int GROUPS_AT = 4;
    private static final int PUBLIC = 5;
    private static final int ENDPOINT = 6;

    // A group of an endpoint.
    private static final int INGRESS = 1;
    private static final int EGRESS = 2;
    private static final int GROUP = 3;

    // A subnet.
    private static final int TABLE = 0;
    private static final int TABLE_AT = 1;
    private static final int ACL = 2;
    private static final int ACL_AT = 3; // ingress, then egress
    private static final int SUBNET_SIZE = 5;

    private final Parts parts;
    private final int[] words;
    private int end;

    private FlatVpc(Parts parts) {
        this.parts = parts;
        words = new int[size(parts)];
    }

    static int[] of(Parts parts) {
        var flat = new FlatVpc(parts);
        flat.fill();
        return flat.words;
    }

    private static int size(Parts parts) {
        var endpoints = parts.endpoints();
        int n = HEAD + parts.blocks().size4() * 2 + endpoints.keys4.length * 2;
        n += endpoints.ids.length * (ENDPOINT + 1) + endpoints.publicKeys.length * 2;
        for (int[] own : endpoints.groups) {
            n += own.length * GROUP;
        }
        n += parts.subnets().size() * SUBNET_SIZE;
        for (var acl : parts.acls()) {
            n += acl.ingress().words().length + acl.egress().words().length;
        }
        for (var group : parts.groups()) {
            n += group.ingress().words().length + group.egress().words().length;
        }
        for (var table : parts.tables()) {
            n += table.lookup().words().length;
        }
        return n;
    }

    private void fill() {
        var endpoints = parts.endpoints();
        words[GATEWAYS] = parts.gateways().size();
        words[NO_TABLE] = 1;
        words[NO_TABLE + 1] = Integer.MIN_VALUE;
        words[NO_ENTRY] = RoutingTable.NO_ROW;
        words[NO_ENTRY + 1] = -1;
        end = HEAD;
        words[BLOCKS] = parts.blocks().size4();
        end = parts.blocks().copy4(words, end);
        words[ADDRESSES] = endpoints.keys4.length;
        words[ADDRESSES_AT] = copy(endpoints.keys4);
        copy(endpoints.owners4);
        words[ENDPOINTS_AT] = end;
        end += endpoints.ids.length * ENDPOINT;
        words[SUBNETS_AT] = end;
        end += parts.subnets().size() * SUBNET_SIZE;
        words[PUBLICS] = endpoints.publicKeys.length;
        words[PUBLICS_AT] = copy(endpoints.publicKeys);
        copy(endpoints.publicOwners);
        int[] groups = lists(parts.groups());
        for (int e = 0; e < endpoints.ids.length; e++) {
            endpoint(e, groups);
        }
        int[] acls = lists(parts.acls());
        int[] tables = new int[parts.tables().size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = copy(parts.tables().get(i).lookup().words());
        }
        for (int s = 0; s < parts.subnets().size(); s++) {
            int at = words[SUBNETS_AT] + s * SUBNET_SIZE;
            int table = parts.subnetTable()[s];
            int acl = parts.subnetAcl()[s];
            words[at + TABLE] = table;
            words[at + TABLE_AT] = table < 0 ? NO_TABLE : tables[table];
            words[at + ACL] = acl;
            words[at + ACL_AT] = acl < 0 ? NO_RULES : acls[acl * 2];
            words[at + ACL_AT + 1] = acl < 0 ? NO_RULES : acls[acl * 2 + 1];
        }
    }

    private int copy(int[] piece) {
        int at = end;
        System.arraycopy(piece, 0, words, end, piece.length);
        end += piece.length;
        return at;
    }

    /// {@return where the rules of each are, of both directions in turn}
    private int[] lists(List<? extends Parts.Filter> filters) {
        int[] at = new int[filters.size() * 2];
        for (int i = 0; i < filters.size(); i++) {
            at[i * 2] = copy(filters.get(i).ingress().words());
            at[i * 2 + 1] = copy(filters.get(i).egress().words());
        }
        return at;
    }

    private void endpoint(int e, int[] lists) {
        var endpoints = parts.endpoints();
        int at = words[ENDPOINTS_AT] + e * ENDPOINT;
        words[at + PRIMARY] = endpoints.primary4[e];
        words[at + FLAGS] = endpoints.flags[e];
        words[at + SUBNET] = endpoints.subnet[e];
        words[at + HOST] = endpoints.host[e];
        words[at + GROUPS_AT] = end;
        words[at + PUBLIC] = endpoints.public4[e];
        words[end++] = endpoints.groups[e].length;
        for (int group : endpoints.groups[e]) {
            words[end] = group;
            words[end + INGRESS] = lists[group * 2];
            words[end + EGRESS] = lists[group * 2 + 1];
            end += GROUP;
        }
    }

    // ---- what a packet asks

    static boolean contains(int[] words, int bits) {
        int end = HEAD + words[BLOCKS] * 2;
        for (int i = HEAD; i < end; i += 2) {
            if ((bits & words[i + 1]) == words[i]) {
                return true;
            }
        }
        return false;
    }

    /// {@return the endpoint that has the address as its own, or -1}
    static int endpointAt(int[] words, int bits) {
        return find(words, words[ADDRESSES_AT], words[ADDRESSES], bits);
    }

    /// {@return the endpoint that the public address is mapped to, or -1}
    static int publicEndpointAt(int[] words, int bits) {
        return find(words, words[PUBLICS_AT], words[PUBLICS], bits);
    }

    private static int find(int[] words, int at, int n, int bits) {
        int key = bits ^ Integer.MIN_VALUE;
        int from = at;
        int to = at + n;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (words[middle] < key) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < at + n && words[from] == key ? words[from + n] : -1;
    }

    private static int endpoint(int[] words, int endpoint, int what) {
        return words[words[ENDPOINTS_AT] + endpoint * ENDPOINT + what];
    }

    static int primary(int[] words, int endpoint) {
        return endpoint(words, endpoint, PRIMARY);
    }

    static int publicAddress(int[] words, int endpoint) {
        return endpoint(words, endpoint, PUBLIC);
    }

    static int flags(int[] words, int endpoint) {
        return endpoint(words, endpoint, FLAGS);
    }

    static int subnetOf(int[] words, int endpoint) {
        return endpoint(words, endpoint, SUBNET);
    }

    static int host(int[] words, int endpoint) {
        return endpoint(words, endpoint, HOST);
    }

    /// {@return how many groups guard an endpoint}
    static int groupCount(int[] words, int endpoint) {
        return words[endpoint(words, endpoint, GROUPS_AT)];
    }

    /// {@return the `i`th group that guards it}
    static int group(int[] words, int endpoint, int i) {
        return words[endpoint(words, endpoint, GROUPS_AT) + 1 + i * GROUP];
    }

    /// {@return where the rules of that group are}
    static int groupRules(int[] words, int endpoint, int i, boolean egress) {
        int at = endpoint(words, endpoint, GROUPS_AT) + 1 + i * GROUP;
        return words[at + (egress ? EGRESS : INGRESS)];
    }

    private static int subnet(int[] words, int subnet, int what) {
        return words[words[SUBNETS_AT] + subnet * SUBNET_SIZE + what];
    }

    static int tableOf(int[] words, int subnet) {
        return subnet(words, subnet, TABLE);
    }

    static int aclOf(int[] words, int subnet) {
        return subnet(words, subnet, ACL);
    }

    /// {@return where the rules of its ACL are}
    static int aclRules(int[] words, int subnet, boolean egress) {
        return subnet(words, subnet, egress ? ACL_AT + 1 : ACL_AT);
    }

    /// {@return where the rows of its table are}
    static int tableAt(int[] words, int subnet) {
        return subnet(words, subnet, TABLE_AT);
    }

    /// {@return the entry of the row by which an address leaves the subnet}
    static int entry4(int[] words, int subnet, int bits) {
        return RoutingTable.entry4(words, tableAt(words, subnet), bits);
    }

    static int noEntry() {
        return NO_ENTRY;
    }

    static int gatewayCount(int[] words) {
        return words[GATEWAYS];
    }
}
