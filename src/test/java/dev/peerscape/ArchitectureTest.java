package dev.peerscape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.peerscape.core.text.Texts;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/// The walls of the house: which part may know which.
class ArchitectureTest {
    /// What is shipped, and none of the tests, wherever the build put them.
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(Texts.class.getProtectionDomain().getCodeSource().getLocation());

    /// The parts of the core from the ground up; those in one line may not know each other's
    /// betters.
    private static final List<List<String>> CORE =
            List.of(
                    List.of("text"),
                    List.of("net"),
                    List.of("topology"),
                    List.of("edit"),
                    List.of("network"),
                    List.of("trace", "check", "plan"),
                    List.of("file", "exchange", "generate"));

    @Test
    void onlyTheAppKnowsTheScreen() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.peerscape.core..", "dev.peerscape.editor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "dev.peerscape.app..", "dev.peerscape.cli..")
                .check(CLASSES);
    }

    @Test
    void theCoreDoesNotKnowTheEditor() {
        noClasses()
                .that()
                .resideInAPackage("dev.peerscape.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.peerscape.editor..")
                .check(CLASSES);
    }

    @Test
    void insideTheCoreArrowsPointDown() {
        for (int low = 0; low < CORE.size(); low++) {
            for (int high = low + 1; high < CORE.size(); high++) {
                noClasses()
                        .that()
                        .resideInAnyPackage(packages(CORE.get(low)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages(CORE.get(high)))
                        .check(CLASSES);
            }
        }
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(it -> "dev.peerscape.core." + it + "..").toArray(String[]::new);
    }

    @Test
    void noPackagesGoRoundInACircle() {
        slices().matching("dev.peerscape.(core|editor).(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theAddressLibraryIsKnownToNetOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.peerscape.core.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("inet.ipaddr..")
                .check(CLASSES);
    }

    @Test
    void theCoreHasNoClockAndNoDiceOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("dev.peerscape.core..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }
}
