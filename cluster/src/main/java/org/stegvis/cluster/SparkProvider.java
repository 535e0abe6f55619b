package org.stegvis.cluster;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;

/// Reaches Spark. Settings have Spark's own names and go before what is set here.
public final class SparkProvider implements Machines.Provider {
    @Override
    public Machines connect(String master, Map<String, String> settings) {
        var configuration = new SparkConf()
                .setMaster(master)
                .setAppName("stegvis")
                .set("spark.ui.enabled", "false")
                // Sums come one by one and are added up at once, so there is no reason for a limit on all of them.
                .set("spark.driver.maxResultSize", "0");
        List<String> jars = WorkerJars.of(System.getProperty("java.class.path", ""));
        if (!jars.isEmpty() && !master.startsWith("local")) {
            configuration.set("spark.jars", String.join(",", jars));
        }
        if (master.startsWith("local") || master.contains("//127.0.0.1") || master.contains("//localhost")) {
            configuration.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        }
        settings.forEach(configuration::set);
        try {
            return new SparkMachines(new JavaSparkContext(configuration));
        } catch (Exception failure) {
            throw unreachable(master, failure);
        }
    }

    private static MachinesFailure unreachable(String master, Exception failure) {
        return new MachinesFailure(
                "Spark cannot be reached at %s: %s. Maybe the master is down, or its address is another one."
                        .formatted(master, Tasks.why(failure)),
                failure);
    }
}
