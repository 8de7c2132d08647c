/// How the window looks: AtlantaFX Primer with our colours and sizes on it.
package dev.peerscape.app.theme;
