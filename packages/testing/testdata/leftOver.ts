// The last hook of the file leaves a mistake behind.
import "@plinth/testing";

describe("a file whose last hook", () => {
    it("does nothing", () => {});
    after(() => {
        void Promise.reject(new Error("left behind"));
    });
});
