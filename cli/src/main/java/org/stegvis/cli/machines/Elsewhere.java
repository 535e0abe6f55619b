package org.stegvis.cli.machines;

import java.util.Map;
import java.util.ServiceLoader;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.MachinesFailure;

/// Finds what reaches other machines. It is no part of the program: the launcher puts it on the class path when
/// `--spark` is given.
public final class Elsewhere {
    private Elsewhere() {}

    /// Opens a way to the machines of a Spark cluster, on which replicates are then played.
    ///
    /// @param master the address of the cluster, as Spark writes it
    /// @param settings of Spark, by name
    /// @throws BadInput when they cannot be reached, or the program was started without the module `cluster`
    public static Machines connect(String master, Map<String, String> settings) {
        Machines.Provider provider = ServiceLoader.load(Machines.Provider.class)
                .findFirst()
                .orElseThrow(() -> new BadInput("--spark needs the module `cluster`, which is not on the class path;"
                        + " start with ./stegvis, which fetches it, or hand its jar to spark-submit"));
        try {
            return provider.connect(master, settings);
        } catch (MachinesFailure unreachable) {
            throw new BadInput(String.valueOf(unreachable.getMessage()), unreachable);
        }
    }
}
