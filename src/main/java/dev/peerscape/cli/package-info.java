/// The command line: everything that the window can do with a file, for scripts and for CI.
///
/// Exit codes: 0 good; 1 a finding of error severity, or a packet that does not arrive; 2 bad
/// input. Results go to standard output, messages to standard error.
package dev.peerscape.cli;
