import assert from "node:assert/strict";
import fc from "fast-check";
import { type OrderedStack, planOrder, planRemoval } from "./order.ts";

const stack = (name: string, ...needs: string[]): OrderedStack => ({ name, needs, paths: [`stacks/${name}/**`] });
const LAYERS = [
    stack("network"),
    stack("database", "network"),
    stack("cache", "network"),
    stack("cluster", "cache", "database", "network"),
];

/** Stacks that each need some of those before them, in any order. */
const graphs = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
        fc.tuple(
            fc.tuple(
                ...Array.from({ length: size }, (_, index) =>
                    fc.subarray(Array.from({ length: index }, (_, at) => at)),
                ),
            ),
            fc.shuffledSubarray(
                Array.from({ length: size }, (_, index) => index),
                { minLength: size, maxLength: size },
            ),
        ),
    )
    .map(([needs, order]) => order.map((index) => stack(`s${index}`, ...(needs[index] ?? []).map((at) => `s${at}`))));

function behind(name: string, follow: (name: string) => readonly string[], found = new Set<string>()): Set<string> {
    for (const next of follow(name)) {
        if (found.has(next)) continue;
        found.add(next);
        behind(next, follow, found);
    }
    return found;
}

describe("the order of deployments", () => {
    it("lets a push start what needs nothing, and each update what needs it directly", () => {
        const turns = planOrder(LAYERS);
        const started = [...turns].filter(([, { startedByPush }]) => startedByPush).map(([name]) => name);
        assert.deepEqual(started, ["network"]);
        assert.deepEqual(Object.fromEntries([...turns].map(([name, { triggers }]) => [name, triggers])), {
            // Not the cluster: it would run before what it needs besides.
            network: ["database", "cache"],
            database: ["cluster"],
            cache: ["cluster"],
            cluster: [],
        });
    });

    it("starts with the files of everything behind, since nobody else would", () => {
        const turns = planOrder(LAYERS);
        assert.deepEqual(turns.get("network")?.paths, [
            "stacks/cache/**",
            "stacks/cluster/**",
            "stacks/database/**",
            "stacks/network/**",
        ]);
        assert.deepEqual(turns.get("cluster")?.paths, []);
    });

    it("takes what is not here for granted", () => {
        const turns = planOrder([stack("database", "network")]);
        assert.deepEqual(turns.get("database"), { triggers: [], startedByPush: true, paths: ["stacks/database/**"] });
    });

    it("reaches every stack from a push, after all that it needs, with no webhook that another way covers", () => {
        fc.assert(
            fc.property(graphs, (stacks) => {
                const turns = planOrder(stacks);
                const triggered = (name: string) => turns.get(name)?.triggers ?? [];
                const dependants = (name: string) =>
                    stacks.filter(({ needs }) => needs.includes(name)).map((one) => one.name);
                for (const { name, needs, paths } of stacks) {
                    const turn = turns.get(name);
                    assert.equal(turn?.startedByPush, needs.length === 0);
                    // By webhooks one comes as far as by needs.
                    assert.deepEqual(behind(name, triggered), behind(name, dependants));
                    for (const next of triggered(name)) {
                        const others = triggered(name).filter((other) => other !== next);
                        assert.ok(others.every((other) => !behind(other, triggered).has(next)));
                    }
                    const starters = stacks.filter(
                        (one) => turns.get(one.name)?.paths.includes(paths[0] ?? "") === true,
                    );
                    assert.ok(starters.length > 0, name);
                }
            }),
        );
    });
});

describe("the order of removal", () => {
    it("is that of needs, turned round", () => {
        assert.deepEqual(Object.fromEntries(planRemoval(LAYERS)), { cluster: 0, database: 1, cache: 1, network: 2 });
    });

    it("removes nothing before everything that needs it", () => {
        fc.assert(
            fc.property(graphs, (stacks) => {
                const depths = planRemoval(stacks);
                for (const { name, needs } of stacks) {
                    for (const need of needs) assert.ok((depths.get(need) ?? 0) > (depths.get(name) ?? 0));
                }
            }),
        );
    });
});
