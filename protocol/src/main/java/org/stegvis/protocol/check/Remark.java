package org.stegvis.protocol.check;

/// One question a reviewer would ask.
///
/// @param path where in the protocol: `decisions.second.routes[1]`
/// @param found what the protocol says
/// @param expected what a reviewer would look for
/// @param remedy what to do, as a sentence; may be empty
public record Remark(String path, String found, String expected, String remedy) {

    @Override
    public String toString() {
        String sentence = path + ": found " + found + ", expected " + expected + ".";
        return remedy.isEmpty() ? sentence : sentence + " " + remedy;
    }
}
