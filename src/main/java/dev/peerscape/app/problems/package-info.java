/// What is wrong with the document, and what would mend it: the panel below the canvas.
package dev.peerscape.app.problems;
