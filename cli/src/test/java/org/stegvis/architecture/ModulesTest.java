package org.stegvis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The arrows between modules: the same in the design, in Maven and in the code.
class ModulesTest {

    private static final JavaClasses CLASSES = Production.classes();

    /// What each module may know, as docs/architecture.md draws it.
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("protocol", Set.of()),
            Map.entry("randomisation", Set.of("protocol")),
            Map.entry("conduct", Set.of("protocol", "randomisation")),
            Map.entry("estimation", Set.of("protocol")),
            Map.entry("design", Set.of("protocol", "randomisation", "conduct", "estimation")),
            Map.entry("exchange", Set.of("protocol", "randomisation", "conduct", "estimation")),
            Map.entry("evidence", Set.of("protocol", "randomisation", "conduct", "estimation", "exchange")),
            Map.entry(
                    "report",
                    Set.of("protocol", "randomisation", "conduct", "estimation", "design", "exchange", "evidence")),
            Map.entry(
                    "server",
                    Set.of(
                            "protocol",
                            "randomisation",
                            "conduct",
                            "estimation",
                            "design",
                            "exchange",
                            "evidence",
                            "report")),
            Map.entry(
                    "cli",
                    Set.of(
                            "protocol",
                            "randomisation",
                            "conduct",
                            "estimation",
                            "design",
                            "exchange",
                            "evidence",
                            "report",
                            "server")),
            Map.entry("cluster", Set.of("protocol", "randomisation", "conduct", "estimation", "design", "exchange")),
            Map.entry("bench", Set.of("protocol", "randomisation", "conduct", "estimation", "design")));

    /// Modules that nothing depends on and that are not on the class path of the program.
    private static final Set<String> APART = Set.of("bench", "cluster");

    static Iterable<String> modules() {
        return SourceTree.modules();
    }

    @Test
    void maven_holds_the_arrows_of_the_design() {
        Map<String, Set<String>> inMaven = new LinkedHashMap<>();
        for (var module : SourceTree.modules()) {
            Set<String> known = new LinkedHashSet<>();
            SourceTree.elements(SourceTree.pom(module), "dependency")
                    .filter(dependency -> SourceTree.text(dependency, "groupId").equals("org.stegvis"))
                    .filter(dependency -> !SourceTree.text(dependency, "scope").equals("test"))
                    .map(dependency -> SourceTree.text(dependency, "artifactId").replaceFirst("^stegvis-", ""))
                    .forEach(direct -> {
                        known.add(direct);
                        // The root pom lists the lower modules first, so this one has been seen.
                        known.addAll(inMaven.getOrDefault(direct, Set.of()));
                    });
            inMaven.put(module, known);
        }

        assertThat(inMaven).isEqualTo(MAY_KNOW);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_knows_only_those_below_it(String module) {
        var unknown = SourceTree.modules().stream()
                .filter(other -> !other.equals(module)
                        && !MAY_KNOW.getOrDefault(module, Set.of()).contains(other))
                .map(other -> "org.stegvis." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("org.stegvis." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(unknown)
                // These are no part of the program, so they are not among its classes; Maven holds their arrows.
                .allowEmptyShould(APART.contains(module))
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void the_packages_of_a_module_carry_its_name(String module) {
        var sources = SourceTree.root().resolve(module).resolve("src/main/java");

        assertThat(SourceTree.javaFiles(sources))
                .isNotEmpty()
                .allMatch(file -> file.startsWith(sources.resolve("org/stegvis/" + module)));
    }
}
