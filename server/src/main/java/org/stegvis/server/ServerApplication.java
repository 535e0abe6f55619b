package org.stegvis.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.AnyWay;
import org.stegvis.server.access.OperatorKey;
import org.stegvis.server.access.OwnParticipants;
import org.stegvis.server.access.WhoAsks;
import org.stegvis.server.address.PublicAddress;
import org.stegvis.server.database.Database;
import org.stegvis.server.gate.RequestLimit;
import org.stegvis.server.notice.Carriers;
import org.stegvis.server.notice.Recipients;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.people.Role;
import org.stegvis.server.provider.ProviderSettings;
import org.stegvis.server.signin.MachineKeys;
import org.stegvis.server.signin.OtherWay;
import org.stegvis.server.signin.PasswordRule;
import org.stegvis.server.signin.Sessions;
import org.stegvis.server.trialsetup.KeyFolder;
import org.stegvis.server.vault.Vault;
import org.stegvis.server.watching.MetricsKey;

/// The trial server; [#start] runs one.
// Accounts are kept here; without this a made-up one would be added and its password printed.
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class ServerApplication {

    /// Starts a server and returns when it answers.
    ///
    /// @throws org.stegvis.server.database.UnusableDatabase when the database cannot be used
    public static RunningServer start(ServerOptions options) {
        return start(options, context -> {});
    }

    /// The same with another clock, by which the server tells days and moments.
    public static RunningServer start(ServerOptions options, Clock clock) {
        return start(options, context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
    }

    /// Removes the data folder of a server that has ended, and everything in it. A database that outlived its
    /// server is ended first.
    ///
    /// @throws org.stegvis.server.database.UnusableDatabase when a server uses the folder
    public static void remove(Path data) throws IOException {
        if (filesOf(data).stream().anyMatch(file -> file.endsWith("postmaster.pid"))) {
            DataFolder.open(ServerOptions.in(data)).close();
        }
        for (Path each : filesOf(data)) {
            Files.deleteIfExists(each);
        }
    }

    /// What a folder holds before the folder itself.
    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    static RunningServer start(
            ServerOptions options, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        var folder = DataFolder.open(options);
        try {
            joinLogs();
            var application = new SpringApplication(ServerApplication.class);
            // The end is ours: the database must outlive the last request.
            application.setRegisterShutdownHook(false);
            application.addInitializers(given(options, folder.database()), more);
            return new RunningServer(application.run(), folder);
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    /// What libraries say by the logging of the JDK goes where all messages go, also where Spring is kept from logging.
    private static void joinLogs() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }

    static ApplicationContextInitializer<ConfigurableApplicationContext> given(
            ServerOptions options, Database database) {
        return context -> {
            var generic = (GenericApplicationContext) context;
            generic.registerBean(ServerOptions.class, () -> options);
            generic.registerBean(Database.class, () -> database);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "options", Map.of("server.address", options.host(), "server.port", options.port())));
        };
    }

    @Bean
    DataSource dataSource(Database database) {
        return database.source();
    }

    /// Days are counted where the server stands; moments are kept in UTC.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    KeyFolder keys(ServerOptions options) {
        return new KeyFolder(options.data().resolve("keys/allocation"));
    }

    @Bean
    Access access(People people, OwnParticipants own) {
        return people.access(own);
    }

    @Bean
    WhoAsks whoAsks(ServerOptions options, MachineKeys machines, Sessions sessions) {
        return new AnyWay(
                List.of(new OperatorKey(options.data().resolve("keys/operator")), machines::actor), sessions::actor);
    }

    @Bean
    MetricsKey metricsKey(ServerOptions options) {
        return new MetricsKey(options.data().resolve("keys/metrics"));
    }

    @Bean
    @ConditionalOnMissingBean
    PublicAddress publicAddress() {
        return PublicAddress.of(System.getenv());
    }

    @Bean
    @ConditionalOnMissingBean
    RequestLimit requestLimit() {
        return RequestLimit.of(System.getenv());
    }

    @Bean
    @ConditionalOnMissingBean
    ProviderSettings providerSettings() {
        return ProviderSettings.of(System.getenv());
    }

    @Bean
    OtherWay otherWay(ProviderSettings provider) {
        return new OtherWay(provider.name(), provider.isConfigured() ? "/sign-in/provider" : "");
    }

    @Bean
    PasswordRule passwordRule(ServerOptions options) {
        return new PasswordRule(options.data().resolve("refused-passwords.txt"));
    }

    @Bean
    Vault vault(ServerOptions options) {
        return new Vault(options.data().resolve("keys/vault"));
    }

    /// By what messages leave: what the environment names, else a folder.
    @Bean
    @ConditionalOnMissingBean
    Carriers carriers(ServerOptions options, Clock clock) {
        return Carriers.of(options.data().resolve("outbox"), System.getenv(), clock);
    }

    /// Messages about a trial go to its managers.
    @Bean
    Recipients recipients(People people) {
        return trial -> people.staff().all().stream()
                .filter(person ->
                        person.active() && person.grants().contains(new Grant(Role.TRIAL_MANAGER, trial, null)))
                .map(Person::email)
                .toList();
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }
}
