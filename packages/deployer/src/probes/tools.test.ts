import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { makeProbes } from "./index.ts";
import { toolRunner } from "./runTool.ts";

const hasAws = spawnSync("aws", ["--version"]).status === 0;
const alarm = "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:cpu";

describe("tools", () => {
    it("are run without a shell, with what they print and how they end", async () => {
        const run = toolRunner(process.env);
        const program = "process.stdout.write(process.argv[1]); process.stderr.write('why'); process.exitCode = 3";
        assert.deepEqual(await run(process.execPath, ["-e", program, "$HOME; `id`"]), {
            code: 3,
            stdout: "$HOME; `id`",
            stderr: "why",
        });
    });

    it("that there are not are nothing, and those that do not end are ended", async () => {
        assert.equal(await toolRunner(process.env)("plinth-no-such-tool", []), undefined);
        const ended = await toolRunner(process.env, 300)(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
        assert.equal(ended?.code, 1);
        assert.match(ended.stderr, /ended by SIGKILL after 0\.3 s at most/);
    });

    it("look at nothing where providers are simulated: the same names may mean something in a real account", async () => {
        const probes = makeProbes({ PULUMI_DEBUG_PROVIDERS: "aws:1234" });
        const missing = { missing: "a real cloud: the providers are simulated (PULUMI_DEBUG_PROVIDERS)" };
        const [now, never] = [new Date(), new AbortController().signal];
        assert.deepEqual(await probes.alarms.states([alarm]), missing);
        assert.deepEqual(await probes.alarms.fired([alarm], now, now), missing);
        assert.deepEqual(await probes.http.get("http://127.0.0.1:1/", 1000, never), missing);
    });

    (hasAws ? it : it.skip)("speak to CloudWatch through the AWS CLI (needs aws on PATH)", async function () {
        this.timeout(60_000);
        const asked: string[] = [];
        const server = await answering((target, body) => {
            asked.push(target);
            if (body.startsWith("Action=GetCallerIdentity")) {
                return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
            }
            assert.deepEqual(JSON.parse(body), { AlarmNames: ["cpu"], AlarmTypes: ["MetricAlarm", "CompositeAlarm"] });
            const state = { StateValue: "ALARM", StateReason: "hot", StateTransitionedTimestamp: 1763892000 };
            return JSON.stringify({ MetricAlarms: [{ AlarmName: "cpu", AlarmArn: alarm, ...state }] });
        });
        try {
            const { alarms } = makeProbes({
                PATH: process.env["PATH"],
                HOME: process.env["HOME"],
                AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
                AWS_ACCESS_KEY_ID: "test",
                AWS_SECRET_ACCESS_KEY: "test",
                AWS_CONFIG_FILE: "/dev/null",
            });
            assert.deepEqual(await alarms.states([alarm]), [
                { arn: alarm, state: "ALARM", since: "2025-11-23T10:00:00.000Z", reason: "hot" },
            ]);
            assert.deepEqual(asked, ["", "GraniteServiceVersion20100801.DescribeAlarms"]);
        } finally {
            server.close();
        }
    });
});

async function answering(answer: (target: string, body: string) => string): Promise<Server> {
    const server = createServer((request, response) => {
        let body = "";
        request.setEncoding("utf8").on("data", (text: string) => (body += text));
        request.on("end", () => {
            const target = String(request.headers["x-amz-target"] ?? "");
            const type = target === "" ? "text/xml" : "application/x-amz-json-1.0";
            response.writeHead(200, { "content-type": type }).end(answer(target, body));
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return server;
}
