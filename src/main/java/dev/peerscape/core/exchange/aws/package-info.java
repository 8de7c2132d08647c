/// Networks as the AWS command line shows them: the JSON of `aws ec2 describe-*` and its relatives,
/// read into a topology and written back. Nothing here calls AWS.
package dev.peerscape.core.exchange.aws;
