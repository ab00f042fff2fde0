package dev.bedrock.gitops.promotion;

import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.process.Command;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.image.ImageTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A definition whose services have their images in one file, so that all who promote one change the same file. */
final class SharedFile {
    static final String FILE = "shop/config/common.yaml";

    private SharedFile() {}

    /** The definition, with a service for each number, which has the image {@code r/web:none}. */
    static TestRepository create(Path folder, int services) {
        TestRepository repository = TestRepository.create(folder, "hld");
        StringBuilder component = new StringBuilder("name: shop\nsubcomponents:\n");
        StringBuilder config = new StringBuilder("subcomponents:\n");
        for (int i = 0; i < services; i++) {
            component.append(
                    "- {name: s" + i + ", type: helm, method: helm, source: 'https://c.example', path: web}\n");
            config.append("  s" + i + ": {config: {image: {repository: r/web, tag: none}}} # service " + i + "\n");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("component.yaml", "name: hld\nsubcomponents: [{name: shop, source: ./shop}]\n");
        files.put("shop/component.yaml", component.toString());
        files.put(FILE, config.toString());
        repository.commit(files);
        return repository;
    }

    /** Gives the service of a number its image, as the build of that number. */
    static void promote(GitRemote remote, int number) {
        ImageTarget target = ImageTarget.at("shop").withSubcomponent("s" + number);
        PromotionRequest request = PromotionRequest.of(ImageUpdate.of(target, ":t" + number))
                .withDelivery(Delivery.direct())
                .withBuild("build-" + number);
        ImagePromoter promoter = ImagePromoter.of(remote);
        promoter.apply(promoter.plan(request));
    }

    /** A program of its own, to be killed. Arguments: the cache, the address, the first number, the number after the last. */
    public static void main(String[] args) {
        GitRemote remote = Definition.client(Path.of(args[0]), args[1]).remote(args[1]);
        for (int number = Integer.parseInt(args[2]); number < Integer.parseInt(args[3]); number++) {
            promote(remote, number);
            System.out.println(number);
        }
    }

    static Command command(String... arguments) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String[] all = new String[arguments.length + 5];
        all[0] = "-XX:TieredStopAtLevel=1";
        all[1] = "-XX:-UsePerfData";
        all[2] = "-cp";
        all[3] = classes;
        all[4] = SharedFile.class.getName();
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), all)
                .withTimeout(Duration.ofMinutes(2));
    }
}
