import assert from "node:assert/strict";
import type { Expansion } from "./expansion.ts";
import { expandedTypes, expanderOf } from "./registry.ts";
import { Resolver } from "./resolve.ts";
import { child, expand, resolved } from "./testdata/expand.ts";
import { UNKNOWN } from "./wireValues.ts";

describe("awsx.ecr", () => {
    it("gives a repository a policy that keeps one untagged image", async () => {
        const { children } = await expand("awsx:ecr:Repository", "Orders", { forceDelete: true });
        assert.deepEqual(
            children.map(({ type, name }) => `${type} ${name}`),
            ["aws:ecr/repository:Repository orders", "aws:ecr/lifecyclePolicy:LifecyclePolicy orders"],
        );
        const { policy } = children[1]?.inputs as { policy: { rules: { selection: unknown }[] } };
        assert.deepEqual(policy.rules[0]?.selection, {
            tagStatus: "untagged",
            countType: "imageCountMoreThan",
            countNumber: 1,
        });
    });

    it("refuses rules that select nothing or count nothing", async () => {
        const rules = async (...given: unknown[]): Promise<unknown> => {
            const { children } = await expand("awsx:ecr:Repository", "r", { lifecyclePolicy: { rules: given } });
            const resolver = new Resolver(false);
            return resolver.input(children[1]?.inputs.policy).value;
        };
        await assert.rejects(
            rules({ tagStatus: "any" }),
            /\[maximumNumberOfImages\] or \[maximumAgeLimit\] must be provided/,
        );
        await assert.rejects(rules({ tagStatus: "tagged", maximumAgeLimit: 1 }), /tagPrefixList cannot be empty/);
        const any = { tagStatus: "any", maximumAgeLimit: 1 };
        await assert.rejects(rules(any, any), /At most one \[selection: "any"\] rule/);
    });

    it("builds an image once all of its arguments are known, under a name of what is built", async () => {
        const args = { repositoryUrl: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop", context: "./app" };
        const { children } = await expand("awsx:ecr:Image", "image", args);
        assert.equal(children[0]?.type, "docker-build:index:Image");
        assert.match(children[0]?.name ?? "", /^[0-9a-f]{8}-container$/);
        const waiting = await expand("awsx:ecr:Image", "image", { ...args, repositoryUrl: UNKNOWN });
        assert.deepEqual(waiting.children, []);
        assert.equal(waiting.result.imageUri, UNKNOWN);
    });

    it("is known of the types that can be expanded, and of no other", () => {
        assert.deepEqual(expandedTypes(), [
            "awsx:ec2:Vpc",
            "awsx:ecr:Image",
            "awsx:ecr:Repository",
            "awsx:ecs:FargateService",
            "awsx:lb:ApplicationLoadBalancer",
        ]);
        assert.equal(expanderOf("awsx:ec2:DefaultVpc"), undefined);
    });
});

describe("awsx.lb.ApplicationLoadBalancer", () => {
    const balancer = (args: Record<string, unknown>): Promise<Expansion> =>
        expand("awsx:lb:ApplicationLoadBalancer", "web", args);
    const names = ({ children }: Expansion): string[] =>
        children.map(({ type, name }) => `${type.split(":")[2]} ${name}`);

    it("is four resources with one listener, in the network of its first subnet", async () => {
        const made = await balancer({ subnetIds: ["subnet-1", "subnet-2"], listener: { port: 443 } });
        assert.deepEqual(names(made), ["SecurityGroup web", "LoadBalancer web", "TargetGroup web", "Listener web-0"]);
        const { inputs } = child(made, "aws:lb/targetGroup:TargetGroup", "web");
        assert.deepEqual([resolved(made, inputs.vpcId), resolved(made, inputs.protocol)], ["vpc-1", "HTTPS"]);
    });

    it("gives its target group neither port nor protocol where one listener stands in a list", async () => {
        const made = await balancer({ subnetIds: ["subnet-1"], listeners: [{ port: 80 }], securityGroups: ["sg-1"] });
        assert.deepEqual(names(made), ["LoadBalancer web", "TargetGroup web", "Listener web-0"]);
        const { inputs } = child(made, "aws:lb/targetGroup:TargetGroup", "web");
        assert.equal("port" in inputs || "protocol" in inputs, false);
    });

    it("refuses what excludes each other", async () => {
        await assert.rejects(balancer({ subnetIds: ["s"], subnets: [] }), /Only one of \[subnets\], \[subnetIds\]/);
        const subnetIds = ["subnet-1"];
        await assert.rejects(balancer({ subnetIds, listener: {}, listeners: [] }), /Only one of \[listener\] and/);
        await assert.rejects(
            balancer({ subnetIds, defaultTargetGroup: {}, defaultTargetGroupPort: 80 }),
            /`defaultTargetGroup` or `defaultTargetGroupPort`/,
        );
        await assert.rejects(
            balancer({ subnetIds, defaultSecurityGroup: { args: {}, securityGroupId: "sg-1" } }),
            /\[defaultSecurityGroup\] \[args\] or \[securityGroupId\]/,
        );
    });
});

describe("awsx.ecs.FargateService", () => {
    const service = (args: Record<string, unknown>): Promise<Expansion> =>
        expand("awsx:ecs:FargateService", "api", { networkConfiguration: { subnets: [] }, ...args });

    it("makes a task definition with roles and logs, sized for its containers", async () => {
        const made = await service({
            taskDefinitionArgs: { container: { name: "app", image: "nginx", cpu: 300, memory: 600 } },
        });
        assert.deepEqual(
            made.children.map(({ type, name }) => `${type.split(":")[2]} ${name}`),
            [
                "FargateTaskDefinition api",
                "LogGroup api",
                "Role api-task",
                "Role api-execution",
                "RolePolicyAttachment api-execution-9a42f520",
                "TaskDefinition api",
                "Service api",
            ],
        );
        const { inputs } = child(made, "aws:ecs/taskDefinition:TaskDefinition", "api");
        const outputs = { name: "logs" };
        assert.deepEqual(
            [resolved(made, inputs.cpu, outputs), resolved(made, inputs.memory, outputs)],
            ["512", "1024"],
        );
        assert.match(String(resolved(made, inputs.family, outputs)), /^api-[0-9a-f]{8}$/);
        const [definition] = JSON.parse(String(resolved(made, inputs.containerDefinitions, outputs))) as unknown[];
        assert.deepEqual(definition, {
            name: "app",
            image: "nginx",
            cpu: 300,
            memory: 600,
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": "logs",
                    "awslogs-region": "eu-west-1",
                    "awslogs-stream-prefix": "app",
                },
            },
        });
    });

    it("attaches target groups by their own ports", async () => {
        const targetGroup = { arn: "arn:tg", port: 8080 };
        const container = { name: "app", image: "i", portMappings: [{ containerPort: 80, targetGroup }] };
        const made = await service({ taskDefinitionArgs: { container } });
        const { loadBalancers } = child(made, "aws:ecs/service:Service", "api").inputs;
        assert.deepEqual(resolved(made, loadBalancers), [
            { containerName: "app", containerPort: 8080, targetGroupArn: "arn:tg" },
        ]);
    });

    it("refuses what excludes each other, and tasks that no size fits", async () => {
        await assert.rejects(service({}), /Either `taskDefinition` or `taskDefinitionArgs` must be provided\./);
        await assert.rejects(service({ taskDefinition: "t", taskDefinitionArgs: {} }), /Only one of `taskDefinition`/);
        await assert.rejects(
            service({ taskDefinition: "t", assignPublicIp: true }),
            /Only one of `networkConfiguration`/,
        );
        await assert.rejects(service({ taskDefinitionArgs: {} }), /Exactly one of \[container\] or \[containers\]/);
        const big = await service({ taskDefinitionArgs: { container: { image: "i", cpu: 65_536 } } });
        const { inputs } = child(big, "aws:ecs/taskDefinition:TaskDefinition", "api");
        assert.throws(() => resolved(big, inputs.cpu, { name: "l" }), /exceed the maximum allowed for Fargate/);
    });
});
