import assert from "node:assert/strict";
import fc from "fast-check";
import { addAll, demandOf, planQuota, quotaFor, shortagesOf } from "./quota.ts";
import { planScaling } from "./scaling.ts";
import type { Process, Resources, Scaling, WorkloadShape } from "./shape.ts";

const image = { repository: "registry.example.com/orders", digest: `sha256:${"0".repeat(64)}` } as const;

const resources: fc.Arbitrary<Resources> = fc.record({
    cpu: fc.integer({ min: 1, max: 8000 }).map((amount): `${number}m` => `${amount}m`),
    memory: fc.integer({ min: 32, max: 32_768 }).map((amount): `${number}Mi` => `${amount}Mi`),
});
const scaling: fc.Arbitrary<Scaling> = fc.oneof(
    fc.integer({ min: 2, max: 50 }).map((replicas) => ({ replicas })),
    fc
        .tuple(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 0, max: 50 }))
        .map(([min, more]) => ({ min, max: min + more })),
);
const process: fc.Arbitrary<Process> = fc.record({ resources, scaling });
const shape: fc.Arbitrary<WorkloadShape> = fc.record({
    image: fc.constant(image),
    web: process,
    workers: fc.dictionary(
        fc.constantFrom("mail", "events"),
        process.map((worker) => ({ ...worker, args: ["run"] })),
    ),
    migration: fc.constantFrom(undefined, { args: ["migrate"] }),
});

/** One pod of each kind, counted one by one. */
function podsOneByOne({ web = {}, workers = {}, migration }: WorkloadShape): number {
    let pods = migration === undefined ? 0 : 1;
    for (const each of [web, ...Object.values(workers)]) {
        for (let pod = 0; pod < planScaling(each.scaling).most; pod += 1) pods += 1;
        pods += 1;
    }
    return pods;
}

describe("what a workload takes at its most", () => {
    it("is its maximum of pods, one more in a rollout, and its migration", () => {
        const shaped: WorkloadShape = {
            image,
            web: { resources: { cpu: "500m", memory: "512Mi" }, scaling: { min: 3, max: 9 } },
            workers: {
                mail: { args: ["mail"], resources: { cpu: "100m", memory: "128Mi" }, scaling: { replicas: 2 } },
            },
            migration: { args: ["migrate"], resources: { cpu: "1", cpuLimit: "1", memory: "1Gi" } },
        };
        assert.deepEqual(demandOf(shaped), {
            cpu: 500 * 10 + 100 * 3 + 1000,
            cpuLimit: 1000 * 10 + 200 * 3 + 1000,
            memory: (512 * 10 + 128 * 3 + 1024) * 2 ** 20,
            pods: 14,
        });
    });

    it("counts every pod there can be", () => {
        fc.assert(fc.property(shape, (shaped) => assert.equal(demandOf(shaped).pods, podsOneByOne(shaped))));
    });
});

describe("a namespace's quota", () => {
    it("holds its workloads at their most, and no more than twice as much", () => {
        fc.assert(
            fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), (shapes) => {
                const quota = quotaFor(shapes);
                const demand = addAll(shapes.map(demandOf));
                assert.deepEqual(shortagesOf(quota, demand), []);
                const twice = { ...demand, cpu: demand.cpu * 2 + 1, pods: demand.pods * 2 + 1 };
                assert.deepEqual(
                    shortagesOf(quota, twice).map(({ part }) => part),
                    ["cpu", "pods"],
                );
            }),
        );
    });

    it("has room for pods that are ending while their successors come, which count until they are gone", () => {
        const pods = (graceSeconds: number) =>
            quotaFor([{ image, web: { scaling: { replicas: 10 }, shutdown: { graceSeconds } } }]).pods;
        // A successor settles for five seconds: so many end in 35 seconds, and all ten in an hour.
        assert.deepEqual([pods(35), pods(3600)], [10 + 1 + 7, 10 + 1 + 10]);
        const ingress = { host: "orders.example.com", certificateArn: "arn" };
        assert.equal(quotaFor([{ image, web: { scaling: { replicas: 30 } }, ingress }]).pods, 30 + 1 + 19);
    });

    it("says of each part that is too small what it has and what is needed", () => {
        const quota = planQuota({ cpu: "1", memory: "1Gi", pods: 3 });
        assert.deepEqual(shortagesOf(quota, demandOf({ image, web: { scaling: { replicas: 5 } } })), [
            { part: "cpu", has: "1", needs: "1500m" },
            { part: "cpuLimit", has: "2", needs: "3" },
            { part: "memory", has: "1Gi", needs: "1536Mi" },
            { part: "pods", has: 3, needs: 6 },
        ]);
    });
});
