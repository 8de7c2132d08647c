/// The tiles that people drag onto the canvas.
package dev.peerscape.app.palette;
