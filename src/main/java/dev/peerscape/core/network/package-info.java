/// From a topology to flat tables and a graph, a VPC at a time.
package dev.peerscape.core.network;
