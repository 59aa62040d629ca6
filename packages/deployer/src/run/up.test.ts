import assert from "node:assert/strict";
import { results, Shop } from "../testdata/shop.ts";

const everything = (result: string): Record<string, string> => ({
    network: result,
    database: result,
    cache: result,
    cluster: result,
});
const throttled = { failure: { kind: "failed", errors: ["ThrottlingException: Rate exceeded"] } } as const;
const denied = { failure: { kind: "failed", errors: ["AccessDenied: not allowed"] } } as const;

describe("plinth up", () => {
    let shop: Shop;

    beforeEach(() => {
        shop = new Shop();
    });

    it("deploys layers after those they need, each previewed and with its state kept before", async () => {
        const { report, around, calls } = await shop.run();
        assert.deepEqual(results(report), everything("done"));
        assert.equal(report.result, "done");
        const order = calls.filter((call) => /^(preview|up)/.test(call));
        assert.deepEqual(order.slice(0, 2), ["preview plinth-network", "up plinth-network"]);
        assert.deepEqual(order.slice(2, 6).toSorted(), [
            "preview plinth-cache",
            "preview plinth-database",
            "up plinth-cache",
            "up plinth-database",
        ]);
        assert.deepEqual(order.slice(6), ["preview plinth-cluster", "up plinth-cluster"]);
        assert.equal(around.kept.length, 4);
    });

    it("changes nothing the second time: it only looks", async () => {
        await shop.run();
        const { report, calls, around } = await shop.run();
        assert.deepEqual(results(report), everything("unchanged"));
        assert.ok(calls.every((call) => call.startsWith("preview ")));
        assert.equal(around.kept.length, 0);
    });

    it("changes the one layer whose settings changed, and what reads an output that changed with it", async () => {
        await shop.run();
        shop.network = { cidr: "10.0.0.0/16", nat: "single" };
        const { report } = await shop.run();
        assert.deepEqual(results(report), { ...everything("unchanged"), network: "done" });
        shop.vpcId = "vpc-2";
        const moved = await shop.run();
        assert.deepEqual(results(moved.report), { ...everything("done"), cache: "unchanged" });
        assert.deepEqual(moved.report.layers[0]?.outputsChanged, ["vpcId"]);
    });

    describe("of one layer", () => {
        it("leaves what needs it alone while its outputs stay, without so much as a preview", async () => {
            await shop.run();
            shop.network = { cidr: "10.0.0.0/16", nat: "single" };
            const { report, calls } = await shop.run({ asked: ["network"] });
            assert.deepEqual(results(report), { ...everything("notNeeded"), network: "done" });
            assert.deepEqual(calls, ["preview plinth-network", "up plinth-network"]);
        });

        it("brings along those that read an output that has changed", async () => {
            await shop.run();
            shop.vpcId = "vpc-2";
            const { report, around } = await shop.run({ asked: ["network"] });
            assert.deepEqual(results(report), {
                network: "done",
                database: "done",
                cache: "unchanged",
                cluster: "done",
            });
            assert.ok(
                around.said.includes("database: follows, since outputs that it reads have changed: network.vpcId"),
            );
        });

        it("never deploys for the first time what nobody asked for", async () => {
            const { report } = await shop.run({ asked: ["network"] });
            assert.deepEqual(results(report), { ...everything("notNeeded"), network: "done" });
            assert.deepEqual(shop.engine.resources("plinth-database"), []);
        });

        it("refuses while a layer that it needs is not deployed, with the command that deploys it", async () => {
            const { report, calls } = await shop.run({ asked: ["cache"] });
            assert.equal(results(report)["cache"], "failed UPSTREAM_NOT_DEPLOYED");
            assert.match(
                report.layers[0]?.reason ?? "",
                /needs outputs of layer network, which is not deployed in environment dev\. Fix: npx plinth up dev --layer network/,
            );
            assert.deepEqual(calls, []);
        });

        it("refuses while a stack of another environment is not deployed", async () => {
            const elsewhere = { directory: "/shop/stacks/account", project: "plinth-account", stack: "shared" };
            const [network] = shop.layers;
            assert.ok(network);
            const layers = [{ ...network, upstream: [{ layer: "account", address: elsewhere }] }];
            const { report } = await shop.run({ layers, asked: ["network"] });
            assert.match(report.layers[0]?.reason ?? "", /not deployed in environment shared/);
        });
    });

    describe("when something goes wrong", () => {
        it("skips what needs the layer, names it, and goes on with the rest", async () => {
            shop.engine.fail("up plinth-database", denied);
            const { report } = await shop.run();
            assert.deepEqual(results(report), {
                network: "done",
                database: "failed UP_FAILED",
                cache: "done",
                cluster: "skipped UPSTREAM_FAILED",
            });
            assert.deepEqual([report.result, report.code], ["failed", "UP_FAILED"]);
            assert.equal(report.layers[3]?.reason, "needs database, which did not get through");
        });

        it("goes on where it stopped when it is run again", async () => {
            shop.engine.fail("up plinth-database", denied);
            await shop.run();
            const { report } = await shop.run();
            assert.deepEqual(results(report), {
                network: "unchanged",
                database: "done",
                cache: "unchanged",
                cluster: "done",
            });
        });

        it("tries again what passes by itself, waiting longer each time, and says so", async () => {
            shop.engine.fail("up plinth-network", throttled, throttled);
            const { report, around } = await shop.run();
            assert.equal(report.result, "done");
            assert.equal(report.layers[0]?.attempts, 3);
            assert.deepEqual(around.waits, [1000, 1500]);
            assert.ok(around.said.includes("network: attempt 1 of 3 failed (throttling); the next one in 1.0 s"));
        });

        it("gives up after the third attempt", async () => {
            shop.engine.fail("up plinth-network", throttled, throttled, throttled, throttled);
            const { report, calls } = await shop.run();
            assert.equal(results(report)["network"], "failed UP_FAILED");
            assert.equal(calls.filter((call) => call === "up plinth-network").length, 3);
        });

        it("tries nothing again that would fail again", async () => {
            shop.engine.fail("up plinth-network", denied);
            const { around } = await shop.run();
            assert.deepEqual(around.waits, []);
        });

        it("changes nothing of a layer whose preview fails", async () => {
            shop.engine.fail("preview plinth-network", denied);
            const { report, calls, around } = await shop.run();
            assert.equal(results(report)["network"], "failed PREVIEW_FAILED");
            assert.match(report.layers[0]?.reason ?? "", /AccessDenied/);
            assert.deepEqual([calls.includes("up plinth-network"), around.kept.length], [false, 0]);
        });

        it("changes nothing of a layer whose state cannot be kept", async () => {
            const checkpoints = {
                keep: async () => {
                    throw new Error("ENOSPC: no space left on device");
                },
            };
            const { report, calls } = await shop.run({}, {}, { checkpoints });
            assert.equal(results(report)["network"], "failed CHECKPOINT_FAILED");
            assert.equal(calls.includes("up plinth-network"), false);
        });

        it("keeps what an unreachable backend says with the layer, and ends the journal", async () => {
            await shop.run();
            shop.vpcId = "vpc-2";
            shop.engine.exists = async ({ project }) => {
                if (project === "plinth-database") throw new Error("dial tcp: no such host");
                return true;
            };
            const { report, around } = await shop.run({ asked: ["network"] });
            assert.equal(results(report)["database"], "failed PREVIEW_FAILED");
            assert.equal(report.layers[1]?.reason, "dial tcp: no such host");
            assert.equal(around.entries.at(-1)?.event, "end");
        });

        it("fails a layer that comes without an output that its preview announced", async () => {
            const outputs = shop.engine.outputs.bind(shop.engine);
            shop.engine.outputs = async (address) => {
                const all = await outputs(address);
                return address.project === "plinth-cache" ? {} : all;
            };
            const { report } = await shop.run();
            assert.equal(results(report)["cache"], "failed VERIFY_FAILED");
            assert.equal(report.layers[2]?.reason, "output endpoint is missing: the preview had announced it");
            assert.equal(results(report)["cluster"], "skipped UPSTREAM_FAILED");
        });

        it("says who holds a lock, since when, that it is stale and how to take it away, and takes nothing away", async () => {
            const lock = {
                user: "bob",
                host: "desk",
                pid: 77,
                since: "2026-11-23T09:00:00Z",
                alive: false,
                said: "the stack is currently locked by 1 lock(s)",
            };
            shop.engine.fail("up plinth-network", { failure: { kind: "locked", lock } });
            const { report, calls } = await shop.run();
            assert.equal(results(report)["network"], "failed STACK_LOCKED");
            assert.match(
                report.layers[0]?.reason ?? "",
                /^locked by bob on desk, process 77, since 2026-11-23T09:00:00Z \(60 minutes\)\. That process is no longer there: the lock is stale\. Take it away with pulumi cancel --stack dev in \/shop\/stacks\/network$/,
            );
            assert.ok(!calls.some((call) => call.startsWith("cancel")));
        });
    });

    describe("stopped by a signal", () => {
        it("starts nothing more, says what was in flight, and goes on when it is run again", async () => {
            const controller = new AbortController();
            shop.engine.during = (call) => {
                if (call === "up plinth-database") controller.abort();
            };
            const { report, calls, around } = await shop.run({}, {}, { signal: controller.signal });
            assert.deepEqual([report.result, report.code], ["interrupted", "INTERRUPTED"]);
            assert.equal(results(report)["database"], "failed INTERRUPTED");
            assert.equal(results(report)["cluster"], "skipped INTERRUPTED");
            assert.ok(!calls.includes("preview plinth-cluster"));
            assert.equal(around.entries.at(-1)?.event, "end");
            assert.match(around.said.at(-1) ?? "", /Run the same command again/);
            shop.engine.during = () => undefined;
            assert.equal((await shop.run()).report.result, "done");
        });

        it("does not try again", async () => {
            const controller = new AbortController();
            shop.engine.fail("up plinth-network", throttled, throttled);
            shop.engine.during = (call) => {
                if (call === "up plinth-network") controller.abort();
            };
            const { around } = await shop.run({}, {}, { signal: controller.signal });
            assert.deepEqual(around.waits, []);
        });
    });
});
