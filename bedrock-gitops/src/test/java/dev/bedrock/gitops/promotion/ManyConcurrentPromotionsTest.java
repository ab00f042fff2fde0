package dev.bedrock.gitops.promotion;

import org.junit.jupiter.api.Tag;

/** The same at full size: 32 who promote 200 images. */
@Tag("conformance")
class ManyConcurrentPromotionsTest extends ConcurrentPromotionsTest {
    @Override
    int writers() {
        return 32;
    }

    @Override
    int promotions() {
        return 200;
    }

    @Override
    int kills() {
        return 10;
    }
}
