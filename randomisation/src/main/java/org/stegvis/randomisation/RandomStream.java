package org.stegvis.randomisation;

/// The chance of one allocation list: an endless run of words for each draw, reached without those before it.
public interface RandomStream {
    /// The words of one draw, always the same ones.
    ///
    /// @param index which draw of this kind, from 0
    RandomWords words(Draw draw, long index);
}
