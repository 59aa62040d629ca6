import assert from "node:assert/strict";
import { evaluate } from "../../judge/evaluate.ts";
import type { ResourceData } from "../../resource/resourceData.ts";
import { resource } from "../../tests/example.ts";
import { plaintextSecret } from "./plaintextSecret.ts";

function found(...resources: ResourceData[]): string[] {
    return evaluate(resources, { rules: [plaintextSecret] }).map(({ property, outcome }) => `${property} ${outcome}`);
}

function database(password: unknown, more: Partial<ResourceData> = {}): ResourceData {
    return { ...resource("aws:rds/instance:Instance", "d", { password }), ...more };
}

describe("plaintext-secret over data that carries the marks of secrets", () => {
    it("finds the literal where the provider's SDK would have marked one", () => {
        assert.deepEqual(found(database("hunter22")), ["password violation"]);
        const key = resource("aws:ssm/parameter:Parameter", "p", { value: "-----BEGIN PRIVATE KEY-----" });
        assert.deepEqual(found(key), ["value violation"]);
    });

    it("exempts what is marked, unknown, a reference or too short", () => {
        const wrapped = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter22" };
        for (const password of [{ $secret: true }, wrapped, { $unknown: true }, "${db.password}", "abc", "", null]) {
            assert.deepEqual(found(database(password)), [], JSON.stringify(password));
        }
    });

    it("finds passwords of other inputs, at any depth", () => {
        const broker = resource("aws:mq/broker:Broker", "b", { users: [{ username: "app", password: "hunter22" }] });
        assert.deepEqual(found(broker), ["users[0].password violation"]);
        const options = { httpTokens: "required", sshKey: "the-name-of-a-key", apiKeySource: "HEADER" };
        assert.deepEqual(found(resource("aws:ec2/instance:Instance", "i", options)), []);
    });

    it("leaves alone inputs that hold other things than secrets, though the SDK marks them", () => {
        assert.deepEqual(found(resource("aws:ssm/parameter:Parameter", "p", { value: "eu-west-1" })), []);
    });

    it("leaves passwords alone where the engine took the marks off, and goes on with environments", () => {
        const secretsUnmarked = true as const;
        assert.deepEqual(found(database("hunter22", { secretsUnmarked })), []);
        const broker = resource("aws:mq/broker:Broker", "b", { users: [{ password: "hunter22" }] });
        assert.deepEqual(found({ ...broker, secretsUnmarked }), []);
        const lambda = resource("aws:lambda/function:Function", "f", {
            environment: { variables: { PASSWORD: "hunter22" } },
        });
        assert.deepEqual(found({ ...lambda, secretsUnmarked }), ["environment.variables.PASSWORD violation"]);
    });

    it("leaves variables of Pulumi Deployments alone there, since those that are marked are kept secret", () => {
        const deployments = (token: unknown): ResourceData =>
            resource("pulumiservice:index:DeploymentSettings", "s", {
                operationContext: { environmentVariables: { PULUMI_ACCESS_TOKEN: token } },
            });
        const secretsUnmarked = true as const;
        assert.deepEqual(found({ ...deployments("hunter22"), secretsUnmarked }), []);
        assert.deepEqual(found(deployments({ $secret: true })), []);
        const inPlain = "operationContext.environmentVariables.PULUMI_ACCESS_TOKEN violation";
        assert.deepEqual(found(deployments("hunter22")), [inPlain]);
    });

    it("reads the outputs of a resource that has no inputs", () => {
        const { inputs, ...rest } = database("hunter22");
        assert.deepEqual(found({ ...rest, ...(inputs && { outputs: inputs }) }), ["password violation"]);
    });

    it("prints no value", () => {
        const [finding] = evaluate([database("hunter22")], { rules: [plaintextSecret] });
        assert.ok(finding !== undefined && !JSON.stringify(finding).includes("hunter22"));
    });

    it("goes down as deep as the data and does not run in circles", () => {
        let nested: unknown = [{ password: "hunter22" }, 1];
        for (let depth = 0; depth < 2000; depth += 1) {
            nested = [nested, 1];
        }
        const circle: Record<string, unknown> = {};
        circle["again"] = [circle, circle];
        const [finding, ...others] = found({ ...database("abc"), inputs: { nested, circle } });
        assert.ok(finding?.endsWith("[0].password violation") && others.length === 0);
    });

    it("takes a time that grows with the text", () => {
        const text = `${"a-".repeat(100_000)} ${'"'.repeat(100_000)}://${":".repeat(100_000)}`;
        assert.deepEqual(found(resource("aws:ec2/instance:Instance", "i", { userData: text })), []);
    });
});
