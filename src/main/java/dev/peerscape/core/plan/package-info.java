/// Address planning: what is free, what a block would collide with, what to propose, and what
/// copied things become when pasted.
package dev.peerscape.core.plan;
