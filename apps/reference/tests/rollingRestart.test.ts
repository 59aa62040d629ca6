import assert from "node:assert/strict";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Balancer } from "./machine/balancer.ts";
import { eventually, Instance } from "./machine/instance.ts";
import { needsServers } from "./machine/needs.ts";
import { placeOrder } from "./machine/orders.ts";
import { Servers } from "./machine/servers.ts";

/** Longer than the balancer needs to ask everyone, on a machine that is busy with other tests as well. */
const DELAY = { SHUTDOWN_DELAY_SECONDS: "2" };
const CLIENTS = 6;
/** Milliseconds: new instances have to start on the same machine. */
const PAUSE = 40;

describe("stopping the service", function () {
    this.timeout(120_000);
    needsServers();
    let servers: Servers;

    before(async () => {
        servers = await Servers.start();
        const migration = await Instance.run("migrate", servers.variables);
        assert.equal(await migration.ended, 0, migration.output);
    });

    after(async () => {
        await Instance.endAll();
        await servers?.stop();
    });

    it("answers a request in hand, tells connections to close, and ends with nothing left", async () => {
        const web = await Instance.run("start", { ...servers.variables, ...DELAY });
        await web.until(200);
        // A request whose body is still on its way when the signal comes.
        const body = JSON.stringify({
            customerEmail: "a@example.com",
            deliveryAddress: "x",
            items: [{ sku: "A", quantity: 1, unitPriceCents: 1 }],
        });
        const headers = {
            "content-type": "application/json",
            "content-length": body.length,
            "idempotency-key": "in-hand-1",
            "x-correlation-id": "in-hand",
            expect: "100-continue",
        };
        const inHand = request(`${web.address}/orders`, { method: "POST", headers });
        const answered = new Promise<{ status: number | undefined; connection: string | undefined }>(
            (resolve, reject) => {
                inHand.once("response", (answer) => {
                    answer.resume();
                    resolve({ status: answer.statusCode, connection: answer.headers.connection });
                });
                inHand.once("error", reject);
            },
        );
        const begun = new Promise((resolve) => inHand.once("continue", resolve));
        inHand.write(body.slice(0, 10));
        await begun;
        web.signal("SIGTERM");
        await web.until(503);
        assert.deepEqual((await web.readiness()).body, {
            ready: false,
            stopping: true,
            checks: { database: "up", cache: "up" },
        });
        const meanwhile = await placeOrder(web.address, "meanwhile");
        assert.deepEqual([meanwhile.status, meanwhile.headers.get("connection")], [201, "close"]);
        await eventually("new connections are refused", () => refuses(web.port));
        inHand.end(body.slice(10));
        assert.deepEqual(await answered, { status: 201, connection: "close" });
        await web.ended;
        assert.deepEqual(
            web.lines.filter(({ level }) => level !== "info").map(({ message }) => message),
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

    it("loses no request while two instances are replaced one after the other", async () => {
        const variables = { ...servers.variables, ...DELAY };
        const balancer = await Balancer.start();
        let instances: Instance[] = await Promise.all([
            Instance.run("start", variables),
            Instance.run("start", variables),
        ]);
        for (const { port } of instances) balancer.add(port);
        await eventually("the balancer has instances", async () => (await fetch(`${balancer.address}/health`)).ok);

        const statuses = new Map<number, number>();
        const wrong: string[] = [];
        let isOver = false;
        const client = async (number: number) => {
            for (let turn = 0; !isOver; turn++) {
                const answer = await placeOrder(balancer.address, `load-${number}-${turn}`);
                const text = await answer.text();
                statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
                if (answer.status !== 201) wrong.push(`${answer.status} ${text}`);
                await pause(PAUSE);
            }
        };
        const load = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
        try {
            for (const old of [...instances]) {
                // As a rollout with a surge of one: the new one is ready before the old one is told to stop.
                const replacement = await Instance.run("start", variables);
                balancer.add(replacement.port);
                await replacement.until(200);
                await old.stop();
                balancer.remove(old.port);
                instances = [...instances.filter((one) => one !== old), replacement];
            }
        } finally {
            isOver = true;
        }
        await load;
        assert.deepEqual(wrong, []);
        const placed = statuses.get(201) ?? 0;
        assert.ok(placed > 100, `only ${placed} orders were placed`);
        const shares = await Promise.all(instances.map((one) => one.metrics()));
        for (const page of shares) assert.match(page, /http_response_status_code="201"/);
        await balancer.stop();
        await Promise.all(instances.map((one) => one.stop()));
    });
});

function refuses(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => {
            socket.destroy();
            resolve(false);
        }).once("error", () => resolve(true));
    });
}
