/// Pictures in files: SVG, PNG and animated GIF, drawn without a screen.
package dev.peerscape.editor.export;
