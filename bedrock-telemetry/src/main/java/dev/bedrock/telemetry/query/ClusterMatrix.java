package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * What runs in which cluster.
 *
 * @param clusters the rows: the clusters by name
 * @param rings the columns: the rings by name
 * @param cells the cells of clusters that apply the manifests of a ring, row by row
 */
public record ClusterMatrix(List<String> clusters, List<String> rings, List<Cell> cells) {
    /** Keeps copies. */
    public ClusterMatrix {
        clusters = List.copyOf(clusters);
        rings = List.copyOf(rings);
        cells = List.copyOf(cells);
    }

    /**
     * A ring in a cluster.
     *
     * @param cluster the cluster
     * @param ring the ring
     * @param manifestCommit the commit of the manifests that the cluster has applied last
     * @param deployments what runs there, by service
     */
    public record Cell(String cluster, String ring, String manifestCommit, List<Deployment> deployments) {
        /** Keeps a copy. */
        public Cell {
            deployments = List.copyOf(deployments);
        }
    }

    /** A cell, empty if the cluster does not apply the manifests of the ring. */
    public Optional<Cell> cell(String cluster, String ring) {
        return cells.stream()
                .filter(cell -> cell.cluster().equals(cluster) && cell.ring().equals(ring))
                .findFirst();
    }
}
