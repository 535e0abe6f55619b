package org.stegvis.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What packages may know, and how they are named.
class PackagesTest {

    private static final JavaClasses CLASSES = Production.classes();

    /// The packages of `protocol` that read files; all others are the model.
    private static final String[] READERS = {
        "org.stegvis.protocol.yaml..",
        "org.stegvis.protocol.text..",
        "org.stegvis.protocol.file..",
        "org.stegvis.protocol.instrument.file.."
    };

    @Test
    void every_request_to_the_server_says_what_permission_it_needs() {
        methods()
                .that()
                .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
                .should()
                .beAnnotatedWith("org.stegvis.server.access.Requires")
                .orShould()
                .beAnnotatedWith("org.stegvis.server.access.Open")
                .check(CLASSES);
    }

    @Test
    void the_model_sees_no_library_but_the_null_annotations() {
        classes()
                .that()
                .resideInAPackage("org.stegvis.protocol..")
                .and()
                .resideOutsideOfPackages(READERS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.stegvis.protocol..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void the_model_does_not_know_how_it_is_read() {
        noClasses()
                .that()
                .resideInAPackage("org.stegvis.protocol..")
                .and()
                .resideOutsideOfPackages(READERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(READERS)
                .check(CLASSES);
    }

    @Test
    void only_the_package_yaml_knows_the_parser() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.stegvis.protocol.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void the_package_yaml_does_not_know_what_a_file_means() {
        classes()
                .that()
                .resideInAPackage("org.stegvis.protocol.yaml..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.stegvis.protocol.yaml..", "java..", "org.snakeyaml..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void only_the_server_knows_spring_and_the_database() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.stegvis.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.flywaydb..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    /// The others write what nobody but themselves reads, or move it to its place themselves.
    @Test
    void whoever_writes_a_file_writes_it_whole_or_not_at_all() {
        for (String method : List.of("write", "writeString", "newOutputStream", "newBufferedWriter")) {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.stegvis.exchange.output.WholeFile")
                    .and()
                    .doNotHaveFullyQualifiedName("org.stegvis.evidence.judgement.JudgementFile")
                    .and()
                    .doNotHaveFullyQualifiedName("org.stegvis.server.database.PostgresCluster")
                    .and()
                    .doNotHaveFullyQualifiedName("org.stegvis.server.notice.FileCarrier")
                    .should()
                    .callMethodWhere(target(owner(type(Files.class))).and(target(name(method))))
                    .check(CLASSES);
        }
    }

    @Test
    void no_two_packages_know_each_other_in_a_circle() {
        slices().matching("org.stegvis.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(packages()).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void a_package_has_the_name_of_its_idea() {
        assertThat(packages())
                .extracting(JavaPackage::getRelativeName)
                .doesNotContain(
                        "common", "core", "util", "utils", "api", "impl", "service", "helper", "helpers", "misc");
    }

    /// All packages that hold classes.
    private static List<JavaPackage> packages() {
        List<JavaPackage> found = new ArrayList<>();
        CLASSES.getPackage("org.stegvis").getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .forEach(found::add);
        assertThat(found).hasSizeGreaterThan(8);
        return found;
    }
}
