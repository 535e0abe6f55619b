package org.stegvis.protocol.check;

import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// Something that differs between participants and that the routes of a decision look at.
///
/// Each names the `decision` whose `@now` it holds, empty when it is the same at all of them.
sealed interface Fact {

    /// A number, alone or computed: `odi@week10`, or the change in it.
    record Number(Quantity quantity, String decision) implements Fact {}

    /// A yes or no.
    record YesNo(Reference reference, String decision) implements Fact {}

    /// A category or a response class.
    record OneOf(Reference reference, String decision) implements Fact {}

    /// Whether something cannot be told that is no fact by itself.
    record Untold(Condition.Missing missing, String decision) implements Fact {}
}
