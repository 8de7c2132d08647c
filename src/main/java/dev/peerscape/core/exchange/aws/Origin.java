package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Home;
import dev.peerscape.core.topology.Region;

import java.nio.file.Path;
import java.util.Optional;

/// Where a piece of JSON was found, and what its path says: `[accounts/]ACCOUNT/REGION/FILE`.
///
/// @param file the file as remarks name it: below the folder that was asked for
record Origin(String file, Optional<AccountId> account, Optional<Region> region) {

    /// {@return the origin of a file; the innermost folders that look like an account and a Region
    /// count, and those of the path that was asked for as well as those below it}
    ///
    /// @param root the folder that was asked for, or the file itself
    static Origin of(Path root, Path file) {
        Optional<AccountId> account = Optional.empty();
        Optional<Region> region = Optional.empty();
        var folders = file.toAbsolutePath().normalize().getParent();
        if (folders != null) {
            for (var folder : folders) {
                var name = folder.toString();
                if (AccountId.isWellFormed(name)) {
                    account = Optional.of(new AccountId(name));
                } else if (Region.isWellFormed(name)) {
                    region = Optional.of(new Region(name));
                }
            }
        }
        return new Origin(name(root, file), account, region);
    }

    private static String name(Path root, Path file) {
        return root.equals(file) || !file.startsWith(root)
                ? String.valueOf(file.getFileName())
                : root.relativize(file).toString();
    }

    /// {@return account and Region, where the path says both}
    Optional<Home> home() {
        return account.flatMap(owner -> region.map(it -> new Home(owner, it)));
    }
}
