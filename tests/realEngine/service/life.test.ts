import assert from "node:assert/strict";
import { Deployed, results } from "../deploy/deployed.ts";
import { needsPulumi } from "../skip.ts";
import { DeployedState } from "./deployedState.ts";

const SETTINGS = "environments/sandbox/reference.yaml";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment reference-web";
const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

/** The web's pods of the third image do not find it: the Deployment is made with the first and updated with the second. */
const noImage = {
    kind: "rollout-failure",
    value: "image",
    resource: "reference-web",
    nth: 3,
    count: 1,
    text: "rollout-failure=image@reference-web:3",
} as const;

describe("the reference service of the sandbox, on the real engine", function () {
    this.timeout(600_000);
    needsPulumi();
    let deployed: Deployed;

    before(async () => {
        deployed = await Deployed.start({ remembers: true, faults: { chosen: [noImage] } }, "each");
        deployed.copy.edit(
            "environments/sandbox/environment.yaml",
            /^policy:/m,
            "delivery: { rollback: automatic }\npolicy:",
        );
        setImage("a");
    });

    after(() => {
        deployed?.remove();
    });

    const state = (): DeployedState => new DeployedState(deployed, "plinth", "sandbox");

    /** Without a preview of its own, and without what `plinth up` adds to it. */
    async function up(): Promise<void> {
        await deployed.pulumi("up", "--yes", "--skip-preview", "--stack", "sandbox");
    }

    function setImage(letter: string): void {
        deployed.copy.edit(SETTINGS, /digest: \S+/, `digest: ${digest(letter)}`);
    }

    function imageOf(of: DeployedState): string {
        const { spec } = of.get(DEPLOYMENT).outputs as {
            spec: { template: { spec: { containers: { image: string }[] } } };
        };
        return spec.template.spec.containers[0]?.image.split("@")[1] ?? "";
    }

    it("goes up with everything it needs", async () => {
        await deployed.pulumi("stack", "init", "sandbox");
        await up();
        const { outputs } = state().get(DEPLOYMENT);
        const { availableReplicas } = outputs?.["status"] as { availableReplicas: number };
        assert.deepEqual([imageOf(state()), availableReplicas], [digest("a"), 2]);
    });

    it("refuses an image by a tag, having changed nothing", async () => {
        deployed.copy.edit(SETTINGS, /digest: \S+/, "digest: latest");
        const before = state();
        const { code, stdout, stderr } = await deployed.start(["up", "sandbox", "--yes"]).ended;
        setImage("a");
        assert.equal(code, 1);
        assert.match(`${stdout}${stderr}`, /image\.digest/);
        assert.deepEqual(state().since(before), {});
    });

    it("scales by its autoscaler, and touches nothing else", async () => {
        deployed.copy.edit(SETTINGS, "scaling: { min: 2, max: 4 }", "scaling: { min: 2, max: 5 }");
        const before = state();
        await up();
        assert.deepEqual(state().since(before), {
            "kubernetes:autoscaling/v2:HorizontalPodAutoscaler reference-web-autoscaler": "changed",
            // Its namespace has room for one pod more.
            "kubernetes:core/v1:ResourceQuota reference-quota": "changed",
        });
    });

    it("has another image by a migration of its own and a rollout", async () => {
        setImage("b");
        const before = state();
        const { code, report, said } = await deployed.run("up", "sandbox", "--yes");
        assert.deepEqual([code, results(report)], [0, { environment: "done" }], said);
        assert.deepEqual(state().since(before), {
            "kubernetes:apps/v1:Deployment reference-web": "changed",
            "kubernetes:apps/v1:Deployment reference-worker-events": "changed",
            "kubernetes:batch/v1:Job reference-migration": "replaced",
        });
    });

    it("goes back by itself to the image of before when its pods do not come up", async () => {
        setImage("c");
        const { code, report, said } = await deployed.run("up", "sandbox", "--yes");
        assert.deepEqual([code, results(report)], [1, { environment: "failed UP_FAILED" }], said);
        assert.match(report.layers[0]?.reason ?? "", /timed out waiting to be Ready/);
        assert.equal(report.layers[0]?.rollback?.result, "done", said);
        assert.equal(imageOf(state()), digest("b"));
        assert.equal(state().get(DEPLOYMENT).initErrors, undefined);
    });

    it("leaves nothing when it is destroyed", async () => {
        await deployed.pulumi("destroy", "--yes", "--skip-preview", "--stack", "sandbox");
        assert.deepEqual(deployed.providers.made(), []);
        assert.equal(state().size, 0);
    });
});
