/// Designs of any size from a seed, for work on scale and for trying things out.
package dev.peerscape.core.generate;
