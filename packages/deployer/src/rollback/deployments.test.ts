import assert from "node:assert/strict";
import { AppShop, rollbackRequest } from "../testdata/appShop.ts";
import {
    abandonedReleases,
    type Deployment,
    deploymentsOf,
    earlierRelease,
    findDeployment,
    lastTries,
    mergedDeployments,
} from "./deployments.ts";

const release = (digest: string): { readonly "image.digest": string } => ({ "image.digest": digest });

function deployment(id: string, digest: string, more: Partial<Deployment> = {}): Deployment {
    const day = id.replace(/\D/g, "").padStart(2, "0");
    return {
        id,
        time: `2026-11-${day}T10:00:00Z`,
        uncommitted: false,
        layers: { app: { release: release(digest) } },
        ...more,
    };
}

describe("deployments that a journal tells of", () => {
    it("are those whose layers were found as they should be, with commit and release", async () => {
        const shop = new AppShop();
        await shop.run();
        shop.digest = "b";
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["no"] } });
        await shop.run();
        const [first, second] = deploymentsOf(shop.entries);
        assert.deepEqual(
            [first?.id, first?.commit, first?.uncommitted, first?.layers["app"]?.release],
            ["run-1", "c1", false, release("sha256:a")],
        );
        // The network of the failed run is as it should be; its application is not.
        assert.deepEqual([second?.id, Object.keys(second?.layers ?? {})], ["run-2", ["network"]]);
        assert.match(first?.layers["network"]?.outputs ?? "", /^[0-9a-f]{16}$/);
        assert.equal(first?.layers["network"]?.outputs, second?.layers["network"]?.outputs);
    });

    it("say what was last tried, verified or not", async () => {
        const shop = new AppShop();
        await shop.run();
        shop.digest = "b";
        shop.engine.fail("up plinth-app", { failure: { kind: "failed", errors: ["no"] } });
        await shop.run();
        assert.deepEqual(lastTries(shop.entries).get("app"), {
            id: "run-2",
            release: release("b"),
            commit: "c2",
            verified: false,
        });
        await shop.run();
        assert.equal(lastTries(shop.entries).get("app")?.verified, true);
    });

    it("say what was gone back from", async () => {
        const shop = new AppShop();
        await shop.run();
        const from = { app: release("b") };
        await shop.run({ asked: ["app"], rollback: rollbackRequest({ from }) });
        assert.deepEqual(abandonedReleases(shop.entries, "app"), [release("b")]);
        assert.deepEqual(abandonedReleases(shop.entries, "network"), []);
    });

    it("are each once when a tag tells of them, too, the oldest first", () => {
        const tagged = { ...deployment("run-1", "a"), tag: "deploy/dev/1" };
        const merged = mergedDeployments(
            [deployment("run-1", "a"), deployment("run-3", "c")],
            [deployment("run-2", "b"), tagged],
        );
        assert.deepEqual(
            merged.map(({ id, tag }) => [id, tag]),
            [
                ["run-1", "deploy/dev/1"],
                ["run-2", undefined],
                ["run-3", undefined],
            ],
        );
    });

    it("are found by tag, run or commit, the newest of several", () => {
        const all = [
            deployment("run-1", "a", { commit: "0123456789", tag: "deploy/dev/1" }),
            deployment("run-2", "b", { commit: "0123456789" }),
        ];
        assert.equal(findDeployment(all, "deploy/dev/1")?.id, "run-1");
        assert.equal(findDeployment(all, "run-1")?.id, "run-1");
        assert.equal(findDeployment(all, "0123456")?.id, "run-2");
        assert.equal(findDeployment(all, "012345"), undefined);
    });
});

describe("the release to go back to", () => {
    const all = [deployment("run-1", "a"), deployment("run-2", "b"), deployment("run-3", "c")];
    const target = (current: string, abandoned: readonly string[] = [], deployments = all): string | undefined =>
        earlierRelease(deployments, "app", release(current), abandoned.map(release))?.id;

    it("is the newest verified one from before the one that is there", () => {
        assert.equal(target("c"), "run-2");
        assert.equal(target("b"), "run-1");
    });

    it("is the newest verified one where the one that is there was never verified", () => {
        assert.equal(target("d"), "run-3");
    });

    it("is never a later one: going back twice goes back twice", () => {
        const after = [...all, deployment("run-4", "b")];
        assert.equal(target("b", ["c"], after), "run-1");
        assert.equal(target("a", ["c", "b"], [...after, deployment("run-5", "a")]), undefined);
    });

    it("is none that was gone back from", () => {
        assert.equal(target("d", ["c"]), "run-2");
    });
});
