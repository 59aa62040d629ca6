import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Balancer } from "./machine/balancer.ts";
import { eventually, Instance } from "./machine/instance.ts";
import { needsServers } from "./machine/needs.ts";
import { ORDER, placeOrder } from "./machine/orders.ts";
import { Servers } from "./machine/servers.ts";

const CLIENTS = 3;
/** Milliseconds: new instances have to start on the same machine. */
const PAUSE = 75;

describe("stopping the service", function () {
    this.timeout(120_000);
    needsServers();
    let servers: Servers;
    let variables: Readonly<Record<string, string>>;

    before(async () => {
        servers = await Servers.start();
        const begin = performance.now();
        const migration = await Instance.start("migrate", servers.variables);
        assert.equal(await migration.ended, 0, migration.output);
        // Long enough to be seen not to be ready: a machine that starts processes slowly asks them slowly, too.
        const delay = Math.ceil((performance.now() - begin) / 1000);
        variables = { ...servers.variables, SHUTDOWN_DELAY_SECONDS: String(delay) };
    });

    after(async () => {
        await Instance.endAll();
        await servers?.stop();
    });

    it("answers a request in hand, tells connections to close, and ends with nothing left", async () => {
        const web = await Instance.start("start", variables);
        await web.until(200);
        const inHand = await halfOfARequest(web.address, "in-hand");
        web.signal("SIGTERM");
        await web.until(503);
        assert.match(JSON.stringify((await web.readiness()).body), /"ready":false,"stopping":true/);
        const meanwhile = await placeOrder(web.address, "meanwhile");
        assert.deepEqual([meanwhile.status, meanwhile.headers.get("connection")], [201, "close"]);
        // As from npm, which passes on what a terminal has sent to all, or from a kubelet that was started again.
        web.signal("SIGTERM");
        await eventually("new connections are refused", () => refuses(web.port));
        web.signal("SIGINT");
        assert.deepEqual(await inHand.finish(), { status: 201, connection: "close" });
        assert.equal(await web.ended, 0);
        assert.deepEqual(
            web.lines.filter(({ level }) => level === "error" || level === "fatal"),
            [],
        );
        assert.equal(web.lines.at(-1)?.["message"], "stopped");
        // A body that came in pieces, long after its head, is still the same request.
        const own = web.lines.filter(({ correlationId }) => correlationId === "in-hand");
        assert.deepEqual(
            own.map(({ message }) => message),
            ["order placed", "request answered"],
        );
    });

    it("waits no longer than it is set to for a client that never ends, and still closes and says so", async () => {
        const web = await Instance.start("start", {
            ...servers.variables,
            SHUTDOWN_DELAY_SECONDS: "0",
            SHUTDOWN_TIMEOUT_SECONDS: "1",
        });
        await web.until(200);
        const slow = await halfOfARequest(web.address, "slow-client");
        web.signal("SIGTERM");
        assert.equal(await web.ended, 1);
        slow.cut();
        assert.deepEqual(
            web.lines.filter(({ level }) => level === "error").map(({ message, what }) => [message, what]),
            [["could not be ended", "requests"]],
        );
        assert.equal(web.lines.at(-1)?.["message"], "stopped");
    });

    it("loses no request while two instances are replaced one after the other", async () => {
        const balancer = await Balancer.start();
        // All at once: it is not starting that is tried here.
        const all = await Promise.all([1, 2, 3, 4].map(() => Instance.start("start", variables)));
        await Promise.all(all.map((one) => one.until(200)));
        const [old, replacements] = [all.slice(0, 2), all.slice(2)];
        for (const { port } of old) balancer.add(port);
        await eventually("the balancer has instances", async () => (await fetch(`${balancer.address}/health`)).ok);

        const wrong: string[] = [];
        let placed = 0;
        let isOver = false;
        const client = async (number: number) => {
            for (let turn = 0; !isOver; turn++) {
                const answer = await placeOrder(balancer.address, `load-${number}-${turn}`);
                const text = await answer.text();
                if (answer.status === 201) placed += 1;
                else wrong.push(`${answer.status} ${text}`);
                await pause(PAUSE);
            }
        };
        const load = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
        try {
            for (const [position, replacement] of replacements.entries()) {
                // As a rollout with a surge of one: the new one gets requests before the old one is told to stop.
                balancer.add(replacement.port);
                await eventually("the new one places orders", async () => /="201"/.test(await replacement.metrics()));
                await old[position]?.stop();
                balancer.remove(old[position]?.port ?? 0);
            }
        } finally {
            isOver = true;
        }
        await load;
        assert.deepEqual(wrong, []);
        assert.ok(placed >= 2 * CLIENTS, `only ${placed} orders were placed`);
        await balancer.stop();
        await Promise.all(replacements.map((one) => one.stop()));
    });
});

/** Sends an order whose body is still on its way when this returns. */
async function halfOfARequest(address: string, id: string) {
    const body = JSON.stringify(ORDER);
    const headers = {
        "content-type": "application/json",
        "content-length": body.length,
        "idempotency-key": `half-${id}`,
        "x-correlation-id": id,
        expect: "100-continue",
    };
    const half = request(`${address}/orders`, { method: "POST", headers });
    const answered = new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
        half.once("response", (answer) => {
            answer.resume();
            resolve({ status: answer.statusCode, connection: answer.headers.connection });
        });
        half.once("error", reject);
    });
    answered.catch(() => undefined);
    const begun = new Promise((resolve) => half.once("continue", resolve));
    half.write(body.slice(0, 10));
    await begun;
    return {
        cut: () => half.destroy(),
        finish: () => {
            half.end(body.slice(10));
            return answered;
        },
    };
}

function refuses(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => {
            socket.destroy();
            resolve(false);
        }).once("error", () => resolve(true));
    });
}
