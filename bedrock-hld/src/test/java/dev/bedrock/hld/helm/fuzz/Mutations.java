package dev.bedrock.hld.helm.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of known ones. */
final class Mutations {
    private static final int MAX_LENGTH = 1 << 16;

    private final Random random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] input = any();
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = mutated(input);
        }
        return input;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutated(byte[] input) {
        byte[] other = any();
        int at = random.nextInt(input.length + 1);
        int end = at + random.nextInt(input.length - at + 1);
        int from = random.nextInt(other.length + 1);
        int to = from + random.nextInt(Math.min(16, other.length - from) + 1);
        byte[] part = Arrays.copyOfRange(other, from, to);
        return switch (random.nextInt(6)) {
            case 0 -> join(input, at, at, new byte[] {(byte) random.nextInt()}, 1);
            case 1 -> join(input, at, Math.min(at + 1, input.length), new byte[] {(byte) random.nextInt(128)}, 1);
            case 2 -> join(input, at, end, new byte[0], 0);
            case 3 -> join(input, at, at, part, 1);
            case 4 -> join(input, at, end, part, 1);
            default -> join(input, at, at, part, 1 << random.nextInt(12));
        };
    }

    /** The input with a part replaced by so many copies of another. */
    private static byte[] join(byte[] input, int start, int end, byte[] part, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, start);
        for (int i = 0; i < times && out.size() < MAX_LENGTH; i++) {
            out.writeBytes(part);
        }
        out.write(input, end, input.length - end);
        return out.size() > MAX_LENGTH ? Arrays.copyOf(out.toByteArray(), MAX_LENGTH) : out.toByteArray();
    }
}
