package dev.bedrock.telemetry.dora;

import java.util.Arrays;

/** The deployments of one service to one ring in the order of time, in 29 bytes each. Not thread-safe. */
final class DeliverySeries {
    /** No lead time. */
    static final long UNKNOWN = -1;

    private static final int FIRST_SIZE = 4;

    private long[] at = new long[FIRST_SIZE];
    private long[] id = new long[FIRST_SIZE];
    private long[] image = new long[FIRST_SIZE];
    private long[] lead = new long[FIRST_SIZE];
    private int size;

    void add(long time, long newId, long newImage, long newLead) {
        if (size == at.length) {
            int larger = size + (size >> 1) + 1;
            at = Arrays.copyOf(at, larger);
            id = Arrays.copyOf(id, larger);
            image = Arrays.copyOf(image, larger);
            lead = Arrays.copyOf(lead, larger);
        }
        int place = size == 0 || isBefore(size - 1, time, newId) ? size : firstFrom(time, newId);
        move(place, place + 1);
        at[place] = time;
        id[place] = newId;
        image[place] = newImage;
        lead[place] = newLead;
        size++;
    }

    void remove(long time, long oldId) {
        int place = firstFrom(time, oldId);
        if (place < size && at[place] == time && id[place] == oldId) {
            move(place + 1, place);
            size--;
        }
    }

    private void move(int from, int to) {
        int count = size - from;
        if (count > 0) {
            for (long[] values : new long[][] {at, id, image, lead}) {
                System.arraycopy(values, from, values, to, count);
            }
        }
    }

    private boolean isBefore(int place, long time, long otherId) {
        return at[place] < time || (at[place] == time && id[place] < otherId);
    }

    /** The place of the first that is not before a time, and an id at that time. */
    int firstFrom(long time, long otherId) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, time, otherId)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of the first at or after a time. */
    int firstFrom(long time) {
        return firstFrom(time, Long.MIN_VALUE);
    }

    /** The place of a deployment, or -1. */
    int placeOf(long wanted) {
        for (int place = 0; place < size; place++) {
            if (id[place] == wanted) {
                return place;
            }
        }
        return -1;
    }

    int size() {
        return size;
    }

    long at(int place) {
        return at[place];
    }

    long lead(int place) {
        return lead[place];
    }

    /** Whether a deployment is of the same image as the one before it. */
    boolean repeats(int place) {
        return place > 0 && image[place] == image[place - 1];
    }

    /** The first deployment of another image after a place, or the size. */
    int nextChange(int place) {
        int next = place + 1;
        while (next < size && image[next] == image[place]) {
            next++;
        }
        return next;
    }

    /** Which of the deployments went back to an image that had been replaced before. */
    boolean[] rollbacks() {
        boolean[] rollbacks = new boolean[size];
        int mask = Integer.highestOneBit(Math.max(size, 1)) * 4 - 1;
        long[] seen = new long[mask + 1];
        for (int place = 0; place < size; place++) {
            // Zero marks a free place, and no image is zero.
            int slot = slot(seen, image[place], mask);
            rollbacks[place] = seen[slot] != 0 && !repeats(place);
            seen[slot] = image[place];
        }
        return rollbacks;
    }

    private static int slot(long[] seen, long value, int mask) {
        int slot = (int) (value ^ value >>> 32) & mask;
        while (seen[slot] != 0 && seen[slot] != value) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
