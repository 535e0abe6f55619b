package org.stegvis.estimation.linear;

import java.util.function.Function;

/// What came of fitting a model: the fit, or why there is none.
public sealed interface Fitting<T> {

    record Fitted<T>(T result) implements Fitting<T> {}

    record NotFitted<T>(Diagnosis diagnosis) implements Fitting<T> {}

    default <U> Fitting<U> then(Function<? super T, ? extends Fitting<U>> next) {
        return switch (this) {
            case Fitted<T>(T result) -> next.apply(result);
            case NotFitted<T>(Diagnosis diagnosis) -> new NotFitted<>(diagnosis);
        };
    }

    default <U> Fitting<U> map(Function<? super T, ? extends U> change) {
        return then(result -> new Fitted<>(change.apply(result)));
    }

    /// The fit, where the caller knows that there is one.
    default T orElseThrow() {
        return switch (this) {
            case Fitted<T>(T result) -> result;
            case NotFitted<T>(Diagnosis diagnosis) -> throw new IllegalStateException(diagnosis.sentence());
        };
    }
}
