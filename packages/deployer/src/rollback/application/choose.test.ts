import assert from "node:assert/strict";
import type { Deployment, LastTry } from "../deployments.ts";
import { type Choice, type ChoiceRequest, changesNothing, chooseReleases, releasesBetween } from "./choose.ts";

const release = (digest: string): { readonly "image.digest": string } => ({ "image.digest": digest });

function deployment(number: number, digest: string): Deployment {
    return {
        id: `run-${number}`,
        tag: `deploy/prod/${number}`,
        time: `2026-11-0${number}T10:00:00Z`,
        commit: `${number}`.repeat(40),
        uncommitted: false,
        layers: { app: { release: release(digest) }, network: { release: {} } },
    };
}

function choose(changes: Partial<ChoiceRequest> = {}): Choice {
    return chooseReleases({
        layers: [
            { name: "network", release: {} },
            { name: "app", release: release("c") },
        ],
        asked: [],
        deployments: [deployment(1, "a"), deployment(2, "b"), deployment(3, "c")],
        tries: new Map(),
        abandoned: () => [],
        forwardOnly: [],
        behind: () => [],
        ...changes,
    });
}

const ids = ({ refusals }: Choice): string[] => refusals.map(({ id }) => id);

describe("choosing a release to go back to", () => {
    it("takes the layers that have releases, and the last verified one of before", () => {
        assert.deepEqual(choose(), {
            refusals: [],
            releases: { app: release("b") },
            from: { app: release("c") },
            to: "deploy/prod/2",
        });
    });

    it("goes back from what was last tried, which need not be what the settings say", () => {
        const last: LastTry = { id: "run-9", release: release("d"), verified: false };
        const choice = choose({ tries: new Map([["app", last]]) });
        assert.deepEqual([choice.from, choice.to, choice.of], [{ app: release("d") }, "deploy/prod/3", "run-9"]);
    });

    it("takes a deployment that is named", () => {
        for (const to of ["deploy/prod/1", "run-1", "1111111"]) {
            assert.deepEqual(choose({ to }).releases, { app: release("a") }, to);
        }
    });

    it("knows that nothing would change", () => {
        assert.equal(changesNothing(choose({ to: "run-3" })), true);
        assert.equal(changesNothing(choose()), false);
    });

    it("refuses where no layer has a release, or the one that is asked for has none (release-none)", () => {
        assert.deepEqual(ids(choose({ layers: [{ name: "network", release: {} }] })), ["release-none"]);
        assert.deepEqual(ids(choose({ asked: ["network"] })), ["release-none"]);
    });

    it("refuses where no earlier deployment is known (no-earlier)", () => {
        assert.deepEqual(ids(choose({ deployments: [] })), ["no-earlier"]);
        assert.deepEqual(ids(choose({ deployments: [deployment(1, "c")] })), ["no-earlier"]);
    });

    it("refuses a deployment that is not known (target-unknown)", () => {
        assert.deepEqual(ids(choose({ to: "deploy/prod/99" })), ["target-unknown"]);
    });

    it("refuses a deployment that kept no release of the layer (release-not-recorded)", () => {
        const bare = { ...deployment(1, "a"), layers: { network: { release: {} } } };
        assert.deepEqual(ids(choose({ to: "run-1", deployments: [bare] })), ["release-not-recorded"]);
    });

    it("refuses a release whose settings are others today, naming them (release-shape)", () => {
        const old = { ...deployment(1, "a"), layers: { app: { release: { "image.tag": "1" } } } };
        const choice = choose({ to: "run-1", deployments: [old] });
        assert.deepEqual(ids(choice), ["release-shape"]);
        assert.equal(choice.refusals[0]?.what, "image.tag is gone, image.digest is new");
        assert.deepEqual(choice.releases, {});
    });

    it("refuses to go back behind a release that is forward only, and to nothing else (forward-only)", () => {
        const forwardOnly = [{ release: "b", reason: "drops a column" }];
        assert.deepEqual(ids(choose({ to: "run-1", forwardOnly })), ["forward-only"]);
        assert.deepEqual(ids(choose({ to: "run-2", forwardOnly })), []);
        assert.deepEqual(ids(choose({ to: "run-1", forwardOnly: [{ release: "x", reason: "never deployed" }] })), []);
    });

    it("takes a release that keeps what is forward only", () => {
        const entry = { release: "b", reason: "drops a column" };
        assert.deepEqual(releasesBetween([entry], ["b", "x"], ["b", "y"]), []);
        assert.deepEqual(releasesBetween([entry], ["a", "x"], ["b", "y"]), [entry]);
    });

    it("refuses to go back behind a commit that is forward only (forward-only)", () => {
        const entry = { commit: "2222222", reason: "orders have a new format" };
        const choice = choose({ to: "run-1", behind: (commit) => (commit.startsWith("1") ? [entry] : []) });
        assert.deepEqual(
            choice.refusals.map(({ id, what, layer }) => [id, what, layer]),
            [["forward-only", "deploy/prod/1 is from before commit 2222222: orders have a new format", "app"]],
        );
        assert.deepEqual(ids(choose({ to: "run-2", behind: (commit) => (commit.startsWith("1") ? [entry] : []) })), []);
    });
});
