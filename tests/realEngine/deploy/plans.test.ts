import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseFault, type SimulatedProviders, startSimulatedProviders } from "@plinth/cloud/provider";
import { deliver, type DeliveryRequest, makePlan, type StackAddress, type UpdatePlan } from "@plinth/deployer";
import { AutomationEngine } from "@plinth/deployer/automation";
import { fakeSurroundings } from "@plinth/deployer/fake";
import { RealEngine } from "../cli.ts";
import { writeProject } from "../program.ts";
import { needsPulumi } from "../skip.ts";

const CANARY = "canary-4e9b-secret";
const SDKS = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n';

/** A component and an output that hold a secret. */
const component = (secret: string, output: string): string => `${SDKS}export default () => {
    new pulumi.ComponentResource("test:index:Thing", "thing", { key: pulumi.secret("${secret}"), size: 1 });
    return { key: pulumi.secret("${output}"), size: 1 };
};
`;

/** A parameter whose name replaces it, something that is changed after it, and something that goes. */
const queues = (name: string, more: string): string => `${SDKS}export default () => {
    const parameter = new aws.ssm.Parameter("parameter", { name: "${name}", type: "SecureString", value: pulumi.secret("${CANARY}") });
    new aws.sqs.Queue("queue", { tags: { of: "${name}" } }, { dependsOn: [parameter] });
    ${more}
};
`;

describe("an update that is held to a plan, on the real engine", function () {
    this.timeout(120_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let real: RealEngine;
    let engine: AutomationEngine;
    let stack: StackAddress;

    before(async () => {
        const throttled = parseFault("throttling@queue:2x1");
        assert.ok("kind" in throttled);
        providers = await startSimulatedProviders(["aws"], { faults: { chosen: [throttled] } });
        real = await RealEngine.withLoadedPrograms(providers.env);
        engine = new AutomationEngine(real.env);
        const directory = path.join(real.root, "shop");
        writeProject(directory, { name: "shop", program: component(CANARY, CANARY) });
        stack = { directory, project: "shop", stack: "dev" };
        await engine.create(stack);
    });

    after(() => {
        providers?.stop();
        real?.remove();
    });

    const program = (text: string): void => writeFileSync(path.join(stack.directory, "index.js"), text);

    it("has one without a secret in plain text, says no value of a violation, and is told of one that the engine is silent about", async () => {
        const { plan } = await engine.preview(stack, "up", { savePlan: true });
        assert.match(JSON.stringify(plan), /"ciphertext"/);
        assert.doesNotMatch(JSON.stringify(plan), new RegExp(CANARY));
        const violated = async (text: string): Promise<string> => {
            program(text);
            const { failure, ...result } = await engine.run(stack, "up", { plan: plan as UpdatePlan });
            assert.ok(failure?.kind === "planViolated", JSON.stringify(failure));
            assert.doesNotMatch(JSON.stringify([failure, result]), /canary/);
            return failure.errors.join("\n");
        };
        const other = await violated(component(`${CANARY}-other`, CANARY));
        assert.match(
            other,
            /::thing violates plan: properties changed: key \(set, to another value\), and maybe others$/,
        );
        assert.match(await violated(component(CANARY, `${CANARY}-other`)), /^outputs other than planned/);
    });

    it("goes on within the plan of another run after a replacement that was half done", async () => {
        program(queues("/one", 'new aws.ssm.Parameter("gone", { type: "String", value: "1" });'));
        assert.equal((await engine.run(stack, "up", {})).failure, undefined);
        program(queues("/two", ""));
        const layer = { name: "shop", address: stack, needs: [], upstream: [] };
        const request: DeliveryRequest = {
            verb: "up",
            environment: "dev",
            layout: "layered",
            production: false,
            layers: [layer],
            asked: ["shop"],
            delivery: { freeze: [] },
            policyPacks: [],
            allowReplace: [],
            yes: true,
        };
        const around = { ...fakeSurroundings(engine), probes: undefined };
        const { plan: approved, report: made } = await makePlan(request, around);
        assert.ok(approved, JSON.stringify(made));
        const report = await deliver({ ...request, approved }, around);
        assert.deepEqual([report.result, report.layers[0]?.attempts], ["done", 2], JSON.stringify(report));
        const attempts = around.entries.flatMap((entry) => (entry.event === "attempt" ? [entry.changes] : []));
        assert.deepEqual(attempts[1], { update: 1, delete: 1 });
        const names = providers.made().map(({ urn }) => urn.split("::").at(-1));
        assert.deepEqual(names.toSorted(), ["parameter", "queue"]);
    });
});
