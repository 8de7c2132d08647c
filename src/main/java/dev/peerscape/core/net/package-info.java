/// Addresses, blocks, protocols: strict values with RFC semantics and nothing of AWS.
///
/// Parsing and range arithmetic are done by the IPAddress library; no class of it is visible
/// outside. Text from people goes through `parse`, which answers with a
/// [dev.peerscape.core.net.Parsed]; `of` is for literals and throws.
package dev.peerscape.core.net;
