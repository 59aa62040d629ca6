import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { alertmanagerConfig } from "./index.ts";

/** As Alertmanager's own build calls it, and as Debian does. */
const PROGRAM = ["alertmanager", "prometheus-alertmanager"].find(
    (program) => spawnSync(program, ["--version"]).status === 0,
);

interface Told {
    readonly labels: Readonly<Record<string, string>>;
    readonly receivers: readonly { readonly name: string }[];
    readonly status: { readonly inhibitedBy: readonly string[] };
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    return port;
}

if (PROGRAM === undefined) {
    describe("the configuration in an Alertmanager", () => {
        it("is taken as it is meant (needs alertmanager on PATH)");
    });
} else {
    describe("the configuration in an Alertmanager", () => {
        let folder: string;
        let process: ChildProcess;
        let address: string;

        before(async function () {
            this.timeout(20_000);
            folder = mkdtempSync(path.join(tmpdir(), "plinth-alertmanager-"));
            const topics = {
                page: ["arn:aws:sns:eu-west-1:111111111111:on-call"],
                ticket: ["arn:aws:sns:eu-west-1:111111111111:tickets"],
            };
            const file = path.join(folder, "alertmanager.yml");
            // JSON is YAML. Without the webhook: `url_file` came with 0.26, and a machine may have an older one.
            writeFileSync(file, JSON.stringify(alertmanagerConfig({ topics, region: "eu-west-1" })));
            address = `127.0.0.1:${await freePort()}`;
            process = spawn(
                PROGRAM,
                [
                    `--config.file=${file}`,
                    `--storage.path=${folder}`,
                    `--web.listen-address=${address}`,
                    "--cluster.listen-address=",
                ],
                { stdio: "ignore" },
            );
            for (let tried = 0; tried < 100 && process.exitCode === null; tried++) {
                if (
                    await fetch(`http://${address}/-/ready`).then(
                        ({ ok }) => ok,
                        () => false,
                    )
                )
                    return;
                await sleep(100);
            }
            assert.fail("Alertmanager did not take the configuration");
        });

        after(async () => {
            if (process.exitCode === null) {
                process.kill();
                await once(process, "exit");
            }
            rmSync(folder, { recursive: true });
        });

        /** Sends alerts, and what Alertmanager makes of them. */
        async function told(...alerts: readonly Readonly<Record<string, string>>[]): Promise<Map<string, Told>> {
            const url = `http://${address}/api/v2/alerts`;
            await fetch(url, {
                method: "POST",
                headers: { "content-type": "application/json" },
                body: JSON.stringify(alerts.map((labels) => ({ labels }))),
            });
            for (let tried = 0; ; tried++) {
                const got = (await (await fetch(url)).json()) as Told[];
                const known = new Map(got.map((one) => [one.labels["alertname"] ?? "", one]));
                if (alerts.every(({ alertname = "" }) => known.has(alertname)) || tried === 50) return known;
                await sleep(50);
            }
        }

        it("tells each severity's receiver, and nobody of what has none", async () => {
            const got = await told(
                { alertname: "A", severity: "page" },
                { alertname: "B", severity: "critical" },
                { alertname: "C", severity: "warning" },
                { alertname: "D", severity: "info" },
                { alertname: "Watchdog", severity: "critical" },
            );
            const receivers = [...got].map(([name, { receivers: to }]) => [name, ...to.map((one) => one.name)]);
            assert.deepEqual(receivers.sort(), [
                ["A", "page"],
                ["B", "page"],
                ["C", "ticket"],
                ["D", "log"],
                ["Watchdog", "log"],
            ]);
        });

        it("keeps tickets of an objective quiet while its page is on, and no other's", async () => {
            const of = (alertname: string, severity: string, slo: string, service = "orders") => ({
                ...{ alertname, severity, slo, service, namespace: "shop" },
            });
            const got = await told(
                of("Fast", "page", "availability"),
                of("Day", "ticket", "availability"),
                of("Late", "ticket", "latency"),
                of("Silent", "ticket", "all"),
                of("Other", "ticket", "availability", "web"),
            );
            const quiet = [...got].filter(([, { status }]) => status.inhibitedBy.length > 0).map(([name]) => name);
            assert.deepEqual(quiet, ["Day"]);
        });
    });
}
