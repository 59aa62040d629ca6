import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metrics } from "@plinth/deployer";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { metrics } from "./command.ts";
import type { MetricsOptions } from "./arguments.ts";

const now = new Date("2026-11-11T00:00:00Z");
const hostile = "web | <img src=x> @everyone \u001b[31m`x`";

/** Two deployments of prod, the second of them not as it should be, and a service that somebody looked at. */
function lines(id: string, day: number, result: "done" | "failed"): string {
    const at = (minute: number): string => new Date(Date.UTC(2026, 10, day, 10, minute)).toISOString();
    const base = { version: 1, correlationId: id, verb: "up", environment: "prod" };
    const code = result === "failed" ? { code: "VERIFY_FAILED" } : {};
    const health = { health: { desired: 2, available: 1 }, utilization: { cpu: 0.25 } };
    return [
        { ...base, time: at(0), event: "start", layers: ["app"], commit: id, commitTime: at(-30) },
        { ...base, time: at(9), event: "attempt", layer: "app", succeeded: true, changes: { update: 1 } },
        { ...base, time: at(9), event: "verify", layer: "app", check: "services", subject: hostile, ...health },
        { ...base, time: at(10), event: "layer", layer: "app", result, ...code },
        { ...base, time: at(10), event: "end", result, ...code },
    ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join("");
}

describe("plinth metrics", () => {
    let folder: string;
    let host: RecordingHost;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "plinth-metrics-"));
        // As a pipeline's artifacts: a folder for each run, one of them kept twice.
        for (const [run, text] of Object.entries({
            1: lines("run-1", 2, "done"),
            2: lines("run-1", 2, "done") + lines("run-2", 5, "failed"),
            3: '{"version":1,"time":"2026-11-0',
        })) {
            mkdirSync(join(folder, run));
            writeFileSync(join(folder, run, "prod.jsonl"), text);
        }
        host = recordingHost({ cwd: folder });
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    async function run(options: Partial<MetricsOptions> = {}, environments = ["prod"]): Promise<number> {
        return await metrics(environments, { journal: [folder], since: 10, format: "markdown", ...options }, host, now);
    }

    it("are a table for the summary of a pipeline", async () => {
        assert.equal(await run(), 0);
        assert.equal(host.err(), "1 lines of journals could not be read; the figures leave them out\n");
        const text = host.out();
        assert.match(
            text,
            /^## Deployments of `prod`\n\n2026-11-02 10:00 to 2026-11-11 00:00 UTC, 8\.6 days: 2 deployments, of which 1 went through, 0 were killed and 1 failed as changes \(1 not as it should be\); 0 rollbacks, 1 not restored yet\.\n/,
        );
        for (const row of [
            "| Deployment frequency | every 8 d 14 h | 1 |",
            "| Lead time for changes | 40 min; 95 of 100 within 40 min, the longest 40 min | 1 |",
            "| Change failure rate | 50.0 % | 2 |",
            "| Time to restore | unknown: none is restored yet |  |",
            "| Deployment duration | 10 min; 95 of 100 within 10 min, the longest 10 min | 1 |",
            "| Rollback rate | 0 % | 2 |",
            "| Container health | 50.0 % | 2 |",
            "| Resource utilization, memory | unknown: no measurement is recorded in this time |  |",
        ]) {
            assert.ok(text.includes(`${row}\n`), `${row}\n${text}`);
        }
    });

    it("let no name out of its place in Markdown", async () => {
        await run({}, ["prod", "<b>@all"]);
        assert.doesNotMatch(host.out(), /\u001b/);
        // Outside of code, in which nothing is markup.
        const outside = host.out().replaceAll(/(`+)[^\n]*?[^`]\1(?!`)/g, "");
        assert.doesNotMatch(outside, /<img|<b>|@everyone|@all/);
        assert.equal(
            host
                .out()
                .split("\n")
                .filter((line) => line.startsWith("| `app`")).length,
            1,
        );
    });

    it("say that they are unknown for an environment of which nothing is recorded", async () => {
        await run({ format: "json" }, ["dev"]);
        const { environments, version, skipped } = JSON.parse(host.out()) as Metrics;
        assert.deepEqual([version, skipped], [1, 1]);
        assert.deepEqual(environments[0]?.deploymentFrequency, { unknown: "nothing is recorded" });
    });

    it("look back as far as somebody asks", async () => {
        await run({ format: "json", since: new Date("2026-11-04T00:00Z") });
        const { environments } = JSON.parse(host.out()) as Metrics;
        assert.deepEqual([environments[0]?.deployments.all, environments[0]?.from], [1, "2026-11-04T00:00:00.000Z"]);
    });

    it("are Prometheus' text, in which what is unknown has no line", async () => {
        await run({ format: "prometheus" });
        const text = host.out();
        assert.match(text, /^# HELP plinth_deployment_duration Seconds that successful deployments took\n/);
        assert.ok(
            text.includes('plinth_deployment_duration{deployment_environment_name="prod",quantile="0.5"} 600\n'),
            text,
        );
        assert.ok(text.includes('plinth_rollback_rate{deployment_environment_name="prod"} 0\n'));
        assert.ok(text.includes('plinth_change_failure_rate{deployment_environment_name="prod"} 0.5\n'));
        assert.ok(text.includes('plinth_deployments{deployment_environment_name="prod",outcome="failedChanges"} 1\n'));
        assert.match(text, /plinth_resource_utilization\{.*resource="cpu"\} 0\.25\n/);
        assert.doesNotMatch(text, /plinth_time_to_restore\{|resource="memory"/);
    });

    describe("sent by OTLP", () => {
        let server: Server;
        let status: number;
        let bodies: string[];
        let url: string;

        beforeEach(async () => {
            [status, bodies] = [200, []];
            server = createServer((request, response) => {
                let body = "";
                request.setEncoding("utf8").on("data", (text: string) => (body += text));
                request.on("end", () => {
                    bodies.push(`${request.method} ${request.url} ${body}`);
                    response.writeHead(status, { "content-type": "application/json" }).end("{}");
                });
            });
            await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
            url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/metrics`;
        });

        afterEach(() => {
            server.closeAllConnections();
            server.close();
        });

        it("arrive at a collector, with the environment on every point, and are printed as well", async () => {
            assert.equal(await run({ otlp: url }), 0);
            assert.match(host.out(), /^## Deployments of `prod`/);
            const [head = "", json = ""] = (bodies[0] ?? "").split(/ (?=\{)/);
            assert.equal(head, "POST /v1/metrics");
            const { resourceMetrics } = JSON.parse(json) as {
                resourceMetrics: {
                    resource: { attributes: { key: string; value: { stringValue: string } }[] };
                    scopeMetrics: {
                        metrics: {
                            name: string;
                            gauge: { dataPoints: { asDouble: number; attributes: object[] }[] };
                        }[];
                    }[];
                }[];
            };
            const [sent] = resourceMetrics;
            assert.deepEqual(sent?.resource.attributes[0], { key: "service.name", value: { stringValue: "plinth" } });
            const found = new Map(sent?.scopeMetrics[0]?.metrics.map(({ name, gauge }) => [name, gauge.dataPoints]));
            const prod = { key: "deployment.environment.name", value: { stringValue: "prod" } };
            assert.equal(found.get("change_failure_rate")?.[0]?.asDouble, 0.5);
            assert.deepEqual(found.get("change_failure_rate")?.[0]?.attributes, [prod]);
            assert.equal(found.has("time_to_restore"), false);
        });

        it("refuses to call it sent where the collector does not take them, having printed them", async () => {
            status = 400;
            await assert.rejects(
                run({ otlp: url }),
                /metrics were not taken by http:\/\/127\.0\.0\.1:\d+\/v1\/metrics: .*Fix: check the address/,
            );
            assert.match(host.out(), /^## Deployments of `prod`/);
        });
    });

    it("refuses where there is no journal, and arguments that make no sense", async () => {
        await assert.rejects(run({ journal: [join(folder, "none")] }), /no journal \(\*\.jsonl\) below .*none\. Fix: /);
        await assert.rejects(run({ journal: [join(folder, "1/prod.jsonl")] }), /is no folder/);
        for (const argv of [
            ["metrics"],
            ["metrics", "prod", "--since", "yesterday"],
            ["metrics", "prod", "--since", "0"],
            ["metrics", "prod", "--otlp", "localhost:4318"],
            ["metrics", "prod", "--otlp", "https://ada:hunter2222@otlp.example.com"],
            ["metrics", "prod", "--format", "xml"],
        ]) {
            assert.equal(await main(argv, host), 64, argv.join(" "));
        }
    });

    it("load OpenTelemetry only where it is asked for: it would slow every command down", () => {
        const program = `
            const { createRequire } = await import("node:module");
            const { metrics } = await import(${JSON.stringify(join(import.meta.dirname, "command.ts"))});
            const host = { cwd: ".", env: {}, stdout: { write() {} }, stderr: { write() {} }, signal: new AbortController().signal };
            const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("@opentelemetry")).length > 0;
            const options = { journal: [${JSON.stringify(folder)}], since: 10 };
            await metrics(["prod"], { ...options, format: "markdown" }, host);
            const before = loaded();
            await metrics(["prod"], { ...options, format: "prometheus" }, host);
            console.log(before, loaded());`;
        const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
            cwd: import.meta.dirname,
            encoding: "utf8",
        });
        assert.equal(said, "false true\n");
    });
});
