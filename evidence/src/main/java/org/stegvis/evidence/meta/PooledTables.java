package org.stegvis.evidence.meta;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;

/// Common effects straight from 2 x 2 tables, without a variance for each study and so without corrections of empty
/// cells: Mantel and Haenszel's, and Peto's. Ratios are logarithms.
public final class PooledTables {
    private final List<TwoByTwo> tables;
    private final Level level;

    private PooledTables(List<TwoByTwo> tables, Level level) {
        this.tables = List.copyOf(tables);
        this.level = level;
    }

    public static PooledTables of(List<TwoByTwo> tables, Level level) {
        return new PooledTables(tables, level);
    }

    /// Source: MANTEL & HAENSZEL 1959, J Natl Cancer Inst 22:719-748; variance ROBINS, BRESLOW & GREENLAND 1986,
    /// Biometrics 42:311-323.
    public Estimate mantelHaenszelOddsRatio() {
        double r = sum(t -> t.a() * t.d() / t.all());
        double s = sum(t -> t.b() * t.c() / t.all());
        require(r > 0 && s > 0);
        double first = sum(t -> (t.a() + t.d()) / t.all() * t.a() * t.d() / t.all());
        double mixed = sum(t -> (t.a() + t.d()) / t.all() * t.b() * t.c() / t.all()
                + (t.b() + t.c()) / t.all() * t.a() * t.d() / t.all());
        double last = sum(t -> (t.b() + t.c()) / t.all() * t.b() * t.c() / t.all());
        double variance = 0.5 * (first / (r * r) + mixed / (r * s) + last / (s * s));
        return estimate(Math.log(r / s), variance);
    }

    /// Source: GREENLAND & ROBINS 1985, Biometrics 41:55-68.
    public Estimate mantelHaenszelRiskRatio() {
        double r = sum(t -> t.a() * t.otherPersons() / t.all());
        double s = sum(t -> t.c() * t.persons() / t.all());
        require(r > 0 && s > 0);
        double top = sum(t ->
                (t.persons() * t.otherPersons() * (t.a() + t.c()) - t.a() * t.c() * t.all()) / (t.all() * t.all()));
        return estimate(Math.log(r / s), top / (r * s));
    }

    /// Source: variance SATO, GREENLAND & ROBINS 1989, Biometrics 45:1323-1324.
    public Estimate mantelHaenszelRiskDifference() {
        double weight = sum(t -> t.persons() * t.otherPersons() / t.all());
        double difference = sum(t -> (t.a() * t.otherPersons() - t.c() * t.persons()) / t.all()) / weight;
        double shift = sum(t -> {
            double n1 = t.persons() / t.all();
            double n2 = t.otherPersons() / t.all();
            return t.c() * n1 * n1 - t.a() * n2 * n2 + n1 * n2 * (t.otherPersons() - t.persons()) / 2;
        });
        double spread = sum(t -> (t.a() * t.d() + t.c() * t.b()) / t.all()) / 2;
        return estimate(difference, (difference * shift + spread) / (weight * weight));
    }

    /// Source: YUSUF et al. 1985, Prog Cardiovasc Dis 27:335-371.
    public Estimate peto() {
        double above = sum(t -> t.a() - t.persons() * (t.a() + t.c()) / t.all());
        double variance = sum(t -> t.persons()
                * t.otherPersons()
                * (t.a() + t.c())
                * (t.b() + t.d())
                / (t.all() * t.all() * (t.all() - 1)));
        require(variance > 0);
        return estimate(above / variance, 1 / variance);
    }

    private static void require(boolean isEstimable) {
        if (!isEstimable) {
            throw new Unpoolable(
                    Unpoolable.Reason.NO_EVENTS, "one of the groups has no events in any study, or events only");
        }
    }

    private Estimate estimate(double value, double variance) {
        return Estimate.of(value, Math.sqrt(variance), Reference.normal(), level);
    }

    private double sum(ToDoubleFunction<TwoByTwo> term) {
        return tables.stream().mapToDouble(term).sum();
    }
}
