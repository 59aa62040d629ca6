import assert from "node:assert/strict";
import { LayerPlanner, type LayerPlans } from "../../changeSafety/layerPlans.ts";
import { compareLayers, isJudged, labelOf, type Outcome } from "../../changeSafety/outcome.ts";
import { needsPulumi } from "../skip.ts";
import { Deployment } from "./deployment.ts";
import { initially, lifted, rehearsed, stepsOf } from "./steps.ts";

const LAYERS = ["network", "database", "cache", "cluster"];

for (const environment of rehearsed) {
    describe(`${environment}, deployed by the real engine into a simulated cloud and changed step by step,`, function () {
        this.timeout(300_000);
        needsPulumi();
        let deployment: Deployment;
        let planner: LayerPlanner;
        let planned: LayerPlans;

        before(async () => {
            deployment = await Deployment.start(environment, LAYERS);
            for (const [file, edit] of Object.entries(initially[environment])) deployment.edit(file, edit);
            planner = new LayerPlanner(deployment.copy.root, environment, LAYERS);
        });

        after(() => deployment?.stop());

        /** Deploys what was edited, and holds what the engine does against what a comparison of the plans says it would. */
        async function deploy(changed: readonly string[]): Promise<readonly string[]> {
            const before = planned;
            planned = await planner.after(before, changed);
            const { done, complaints } = await deployment.upWithDependants(changed);
            assert.deepEqual(complaints, []);
            assertForeseen(done, foreseen(before, planned));
            return done;
        }

        it("is made whole, without a word of warning", async () => {
            planned = await planner.all();
            for (const layer of deployment.layers) {
                const { done, complaints } = await deployment.up(layer);
                assert.deepEqual(complaints, []);
                assert.ok(done.length > 0 && done.every((operation) => operation.startsWith("create ")));
            }
        });

        for (const [index, change] of stepsOf(environment).entries()) {
            it(`step ${index + 1} does what was foreseen: ${change.file}: ${change.title}`, async () => {
                const { file, before, edit, also = {} } = change;
                const changed = file === "environment" ? LAYERS : [file, ...Object.keys(also)];
                if (before !== undefined) {
                    deployment.edit(file, before);
                    await deploy(changed);
                }
                deployment.edit(file, edit);
                for (const [other, one] of Object.entries(also)) deployment.edit(other, one);
                assertMeant(await deploy(changed), change.expected[environment] ?? {});
            });
        }

        it("needs nothing more", async () => {
            for (const layer of deployment.layers) {
                assert.deepEqual(await deployment.up(layer), { done: [], complaints: [] });
            }
        });

        it("is destroyed once its protection is lifted, and nothing is left but backups and their keys", async () => {
            for (const [file, edit] of Object.entries(lifted)) deployment.edit(file, edit);
            await deploy(Object.keys(lifted));
            for (const layer of deployment.layers.toReversed()) {
                const { done, complaints } = await deployment.destroy(layer);
                assert.deepEqual(complaints, []);
                assert.ok(done.every((operation) => operation.startsWith("delete ")));
                assert.deepEqual(deployment.resources(layer), []);
            }
            const kept = deployment.made.map(({ type, urn }) => labelOf({ type, name: urn.split("::").at(-1) ?? "" }));
            assert.deepEqual(kept.sort(), retained(planned));
        });
    });
}

/** Types of what outlives an environment: backups, and the keys of final snapshots and copies (docs/components, "How to get out of it"). */
const OUTLIVES = ["backup/vault:Vault", "backup/vaultLockConfiguration:VaultLockConfiguration", "kms/key:Key"];

/** What Pulumi is told to leave in the cloud. */
function retained(plans: LayerPlans): string[] {
    const resources = [...plans.values()].flatMap(({ plan }) => plan.resources);
    const kept = resources.filter(({ options }) => options.retainOnDelete === true);
    assert.deepEqual(
        kept.filter(({ type }) => !OUTLIVES.includes(type.slice("aws:".length))),
        [],
    );
    return kept.map(labelOf).sort();
}

/** What a comparison of plans says the engine is going to do. */
function foreseen(before: LayerPlans, after: LayerPlans): string[] {
    const acts = ["create", "update", "replace", "delete"];
    return compareLayers(before, after)
        .stacks.flatMap(({ changes }) => changes)
        .filter(({ type, kind }) => isJudged(type) && acts.includes(kind))
        .map((change) => `${change.kind} ${labelOf(change)}`)
        .sort();
}

/**
 * Everything foreseen is done, and nothing else but that node groups move to a new version of their template: it is known
 * once it is there, and a plan made before cannot tell it from the version before.
 */
function assertForeseen(done: readonly string[], expected: readonly string[]): void {
    const follows = (operation: string): boolean => {
        const [, name] = /^update NodeGroup (.*)$/.exec(operation) ?? [];
        return name !== undefined && done.includes(`update LaunchTemplate ${name}`);
    };
    const surplus = done.filter((operation) => !expected.includes(operation));
    assert.deepEqual(
        surplus.filter((operation) => !follows(operation)),
        [],
    );
    assert.deepEqual(
        done.filter((operation) => !surplus.includes(operation)),
        expected,
    );
}

/** Nothing is replaced or deleted but what the list of changes names, whatever came before. */
function assertMeant(done: readonly string[], { replaces = {}, deletes = {}, refused }: Outcome): void {
    assert.equal(refused, undefined, "a rehearsal loses nothing");
    const labels = (operation: string): string[] =>
        done.filter((line) => line.startsWith(`${operation} `)).map((line) => line.slice(operation.length + 1));
    assert.deepEqual(labels("replace"), Object.keys(replaces).sort());
    const meant = Object.entries(deletes).flatMap(([type, count]) =>
        Array<string>(count).fill(type.split(":").at(-1) ?? ""),
    );
    assert.deepEqual(
        labels("delete").map((label) => label.split(" ")[0]),
        meant.sort(),
    );
}
