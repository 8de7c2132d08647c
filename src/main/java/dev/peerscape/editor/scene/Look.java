package dev.peerscape.editor.scene;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.theme.Palette;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a scene is shown: colours, language, and what is marked.
///
/// @param selection drawn with an accent outline
/// @param hovered drawn a little stronger
/// @param severities the worst finding of each resource that has any: a badge
/// @param dimmed drawn faintly, to let something else be seen
/// @param ghosts drawn faintly with a dashed edge: what a preview would add or remove
/// @param dots whether the canvas shows its grid of dots
public record Look(
        Palette palette,
        Texts texts,
        Set<ResourceId> selection,
        Optional<ResourceId> hovered,
        Map<ResourceId, Severity> severities,
        Set<ResourceId> dimmed,
        Set<ResourceId> ghosts,
        boolean dots) {

    /// {@return a plain look: nothing marked, no dots, as in exported pictures}
    public static Look of(Palette palette, Texts texts) {
        return new Look(
                palette, texts, Set.of(), Optional.empty(), Map.of(), Set.of(), Set.of(), false);
    }

    /// {@return this in other colours}
    public Look withPalette(Palette palette) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this in another language}
    public Look withTexts(Texts texts) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with another selection}
    public Look withSelection(Set<ResourceId> selection) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with something else, or nothing, under the pointer}
    public Look withHovered(Optional<ResourceId> hovered) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with other findings}
    public Look withSeverities(Map<ResourceId, Severity> severities) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with other faint figures}
    public Look withDimmed(Set<ResourceId> dimmed) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with other previewed figures}
    public Look withGhosts(Set<ResourceId> ghosts) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }

    /// {@return this with or without the grid of dots}
    public Look withDots(boolean dots) {
        return new Look(palette, texts, selection, hovered, severities, dimmed, ghosts, dots);
    }
}
