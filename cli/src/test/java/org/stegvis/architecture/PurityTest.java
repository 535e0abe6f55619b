package org.stegvis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Protocol, conduct and estimation answer the same whenever and wherever they are asked: they have no file, no clock
/// and no chance of their own. A random stream or a date is an argument.
class PurityTest {

    private static final JavaClasses CLASSES = Production.classes();

    /// Reading files is the idea of these packages.
    private static final DescribedPredicate<JavaClass> READS_FILES = resideInAnyPackage(
            "org.stegvis.protocol.yaml..", "org.stegvis.protocol.file..", "org.stegvis.protocol.instrument.file..");

    private static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
                    "org.stegvis.protocol..", "org.stegvis.conduct..", "org.stegvis.estimation..")
            .and(DescribedPredicate.not(READS_FILES))
            .as("what is pure");

    private static final DescribedPredicate<JavaClass> IS_FILE_ACCESS = resideInAnyPackage(
                    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            // Records and lambdas may carry this mark; it opens nothing.
            .and(DescribedPredicate.not(nameMatching("java\\.io\\.Serializable|java\\.io\\.ObjectStreamException")))
            .as("files and streams");

    private static final DescribedPredicate<JavaClass> IS_CHANCE = DescribedPredicate.<JavaClass>describe(
            "a source of chance",
            type -> type.getName().equals("java.util.Random")
                    || type.getName().equals("java.util.SplittableRandom")
                    || type.getName().equals("java.util.concurrent.ThreadLocalRandom")
                    || type.getName().equals("java.security.SecureRandom"));

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_CLOCK =
            DescribedPredicate.describe("ask the clock", access -> {
                var type = access.getTargetOwner().getName();
                return (type.startsWith("java.time.") && access.getName().equals("now"))
                        || type.equals("java.time.Clock")
                        || (type.equals("java.util.Date") && access.getName().equals("<init>"))
                        || (type.equals("java.lang.System")
                                && (access.getName().equals("currentTimeMillis")
                                        || access.getName().equals("nanoTime")));
            });

    @Test
    void no_file() {
        noClasses().that(PURE).should().dependOnClassesThat(IS_FILE_ACCESS).check(CLASSES);
    }

    @Test
    void no_clock() {
        noClasses().that(PURE).should().accessTargetWhere(ASKS_THE_CLOCK).check(CLASSES);
    }

    @Test
    void no_chance() {
        noClasses().that(PURE).should().dependOnClassesThat(IS_CHANCE).check(CLASSES);
        noClasses().that(PURE).should().callMethod(Math.class, "random").check(CLASSES);
        noClasses().that(PURE).should().callMethod(UUID.class, "randomUUID").check(CLASSES);
    }
}
