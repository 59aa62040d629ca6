import assert from "node:assert/strict";
import { AwsCli } from "./awsCli.ts";
import { Ecs } from "./ecs.ts";
import { printed, RecordedTool, refused } from "./testdata/recordedTool.ts";

const wanted = {
    name: "web",
    arn: "arn:aws:ecs:eu-west-1:111111111111:service/shop/web",
    cluster: "arn:aws:ecs:eu-west-1:111111111111:cluster/shop",
    taskDefinition: "shop:7",
};
const primary = {
    status: "PRIMARY",
    taskDefinition: "arn:aws:ecs:eu-west-1:111111111111:task-definition/shop:7",
    desiredCount: 2,
    runningCount: 1,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: "ECS deployment is in progress.",
};

describe("services of ECS read with the AWS CLI", () => {
    let tool: RecordedTool;
    let ecs: Ecs;

    beforeEach(() => {
        tool = new RecordedTool();
        tool.answers["aws cloudwatch get-metric-data"] = () =>
            printed({
                MetricDataResults: [
                    { Id: "cpu", Values: [41.234567, 12] },
                    { Id: "memory", Values: [] },
                ],
            });
        ecs = new Ecs(new AwsCli(tool.run), () => new Date("2026-11-23T10:00:00Z"));
    });

    it("are as their primary deployment is, with how busy they were in the last five minutes", async () => {
        tool.answers["aws ecs describe-services"] = () =>
            printed({ services: [{ status: "ACTIVE", deployments: [{ status: "ACTIVE" }, primary] }], failures: [] });
        assert.deepEqual(await ecs.state(wanted), {
            taskDefinition: primary.taskDefinition,
            rollout: "IN_PROGRESS",
            rolloutReason: "ECS deployment is in progress.",
            health: { desired: 2, available: 1 },
            otherDeployments: 1,
            utilization: { cpu: 0.4123 },
        });
        assert.deepEqual(tool.inputs("describe-services"), [{ cluster: wanted.cluster, services: [wanted.arn] }]);
        const asked = JSON.stringify(tool.inputs("get-metric-data"));
        assert.match(asked, /"ClusterName","Value":"shop".*"ServiceName","Value":"web"/);
        assert.match(asked, /"StartTime":"2026-11-23T09:50:00\.000Z","EndTime":"2026-11-23T10:00:00\.000Z"/);
    });

    it("are told without how busy they are where nobody may read it", async () => {
        tool.answers["aws ecs describe-services"] = () => printed({ services: [{ deployments: [primary] }] });
        tool.answers["aws cloudwatch get-metric-data"] = () => refused("AccessDenied");
        const state = await ecs.state(wanted);
        assert.ok(state !== undefined && !("missing" in state));
        assert.equal("utilization" in state, false);
    });

    it("are none where ECS knows none, or only one that was deleted", async () => {
        tool.answers["aws ecs describe-services"] = () => printed({ services: [], failures: [{ reason: "MISSING" }] });
        assert.equal(await ecs.state(wanted), undefined);
        tool.answers["aws ecs describe-services"] = () => printed({ services: [{ status: "INACTIVE" }] });
        assert.equal(await ecs.state(wanted), undefined);
    });

    it("cannot be told where CodeDeploy deploys them, or nobody may look", async () => {
        tool.answers["aws ecs describe-services"] = () =>
            printed({ services: [{ deploymentController: { type: "CODE_DEPLOY" }, deployments: [] }] });
        assert.deepEqual(await ecs.state(wanted), {
            missing: "a deployment of ECS's own: this service is deployed by CODE_DEPLOY",
        });
        tool.answers["aws ecs describe-services"] = () => refused("AccessDeniedException");
        const state = await ecs.state(wanted);
        assert.ok(state !== undefined && "missing" in state);
    });
});
