package dev.peerscape.core.network;

import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What is the same of every undirected graph that is only looked at: it follows the topology, and
/// changes by edits of the document alone.
abstract class FixedGraph extends AbstractGraph<Place, Link> {
    private static final GraphType TYPE =
            new DefaultGraphType.Builder()
                    .undirected()
                    .allowMultipleEdges(true)
                    .allowSelfLoops(true)
                    .modifiable(false)
                    .build();

    @Override
    public int degreeOf(Place place) {
        int degree = 0;
        for (var link : edgesOf(place)) {
            degree += getEdgeSource(link).equals(getEdgeTarget(link)) ? 2 : 1;
        }
        return degree;
    }

    @Override
    public Set<Link> incomingEdgesOf(Place place) {
        return edgesOf(place);
    }

    @Override
    public Set<Link> outgoingEdgesOf(Place place) {
        return edgesOf(place);
    }

    @Override
    public int inDegreeOf(Place place) {
        return degreeOf(place);
    }

    @Override
    public int outDegreeOf(Place place) {
        return degreeOf(place);
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public double getEdgeWeight(Link link) {
        return DEFAULT_EDGE_WEIGHT;
    }

    // ---- what changes a graph

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("the graph follows the topology");
    }

    @Override
    public @Nullable Supplier<Place> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Link> getEdgeSupplier() {
        return null;
    }

    @Override
    public Link addEdge(Place from, Place to) {
        throw fixed();
    }

    @Override
    public boolean addEdge(Place from, Place to, Link link) {
        throw fixed();
    }

    @Override
    public Place addVertex() {
        throw fixed();
    }

    @Override
    public boolean addVertex(Place place) {
        throw fixed();
    }

    @Override
    public boolean removeAllEdges(Collection<? extends Link> links) {
        throw fixed();
    }

    @Override
    public Set<Link> removeAllEdges(Place from, Place to) {
        throw fixed();
    }

    @Override
    public boolean removeAllVertices(Collection<? extends Place> places) {
        throw fixed();
    }

    @Override
    public Link removeEdge(Place from, Place to) {
        throw fixed();
    }

    @Override
    public boolean removeEdge(Link link) {
        throw fixed();
    }

    @Override
    public boolean removeVertex(Place place) {
        throw fixed();
    }

    @Override
    public void setEdgeWeight(Link link, double weight) {
        throw fixed();
    }

    /// A set that is read off the topology when somebody looks.
    static final class Seen<T> extends AbstractSet<T> {
        private final Supplier<Stream<T>> all;
        private final Predicate<T> has;

        Seen(Supplier<Stream<T>> all, Predicate<T> has) {
            this.all = all;
            this.has = has;
        }

        @Override
        public Iterator<T> iterator() {
            return all.get().iterator();
        }

        @Override
        public int size() {
            return Math.toIntExact(all.get().count());
        }

        @Override
        @SuppressWarnings("unchecked")
        public boolean contains(@Nullable Object thing) {
            return thing != null && has.test((T) thing);
        }
    }
}
