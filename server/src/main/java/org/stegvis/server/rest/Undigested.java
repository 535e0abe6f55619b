package org.stegvis.server.rest;

/// A body of which no digest is kept, for from one somebody could try out who it tells of.
interface Undigested {}
