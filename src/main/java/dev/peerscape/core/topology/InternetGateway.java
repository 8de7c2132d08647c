package dev.peerscape.core.topology;

/// An Internet gateway attached to the VPC that holds it.
public record InternetGateway(ResourceId id, String name) implements Resource {}
