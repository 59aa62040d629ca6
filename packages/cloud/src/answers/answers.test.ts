import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ASSUMED_ACCOUNT, providerTarget } from "../values/target.ts";
import type { CloudAnswer } from "./answer.ts";
import { answeredTokens, answerInvoke } from "./invokes.ts";

const IRELAND = { region: "eu-west-1", allowedAccountIds: ["111111111111"] };

function ask(short: string, args: Readonly<Record<string, unknown>> = {}, provider: object = IRELAND, variation = "") {
    const [module, name] = short.split(".");
    const call = { token: `aws:${module}/${name}:${name}`, args, target: providerTarget({ ...provider }), variation };
    return answerInvoke(call);
}

function names(answer: CloudAnswer | undefined): unknown {
    return answer?.result.names;
}

describe("answers to invokes", () => {
    it("are exact where the provider's configuration decides", () => {
        const identity = ask("index.getCallerIdentity");
        assert.equal(identity?.basis, "exact");
        assert.equal(identity?.result.accountId, "111111111111");
        assert.deepEqual(identity?.madeUp, ["arn", "userId"]);
        assert.deepEqual(ask("index.getRegion")?.result, {
            id: "eu-west-1",
            name: "eu-west-1",
            region: "eu-west-1",
            description: "Europe (Ireland)",
            endpoint: "ec2.eu-west-1.amazonaws.com",
        });
        assert.equal(ask("index.getPartition", {}, { region: "cn-north-1" })?.result.dnsSuffix, "amazonaws.com.cn");
    });

    it("are made up, and say so, where an account or a region is missing", () => {
        const identity = ask("index.getCallerIdentity", {}, { region: "eu-west-1" });
        assert.equal(identity?.basis, "assumed");
        assert.equal(identity?.result.accountId, ASSUMED_ACCOUNT);
        assert.ok(identity?.madeUp.includes("accountId"));
        assert.match(identity?.source ?? "", /does not say its account/);
        const two = { region: "eu-west-1", allowedAccountIds: ["111111111111", "222222222222"] };
        assert.equal(ask("index.getCallerIdentity", {}, two)?.basis, "assumed");
        for (const name of ["getRegion", "getPartition", "getAvailabilityZones"]) {
            assert.equal(ask(`index.${name}`, {}, {})?.basis, "assumed", name);
        }
    });

    it("take the account from the role a provider assumes", () => {
        const assumeRoles = JSON.stringify([{ roleArn: "arn:aws:iam::333333333333:role/deploy" }]);
        const identity = ask("index.getCallerIdentity", {}, { ...IRELAND, assumeRoles });
        assert.equal(identity?.result.accountId, "333333333333");
    });

    it("name the zones of every region from published data", () => {
        assert.deepEqual(names(ask("index.getAvailabilityZones")), ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        assert.deepEqual(names(ask("index.getAvailabilityZones", { region: "ap-northeast-1" })), [
            "ap-northeast-1a",
            "ap-northeast-1c",
            "ap-northeast-1d",
        ]);
        const virginia = ask("index.getAvailabilityZones", { state: "available" }, { region: "us-east-1" });
        assert.equal(virginia?.basis, "data");
        assert.deepEqual(virginia?.madeUp, []);
        assert.match(virginia?.source ?? "", /2026-11-21/);
        assert.equal((virginia?.result.names as string[]).length, 6);
        assert.equal((virginia?.result.zoneIds as string[])[0], "use1-az6");
    });

    it("filter zones as the call asks, and have no answer to what they know nothing of", () => {
        const filters = (name: string, ...values: string[]): object => ({ filters: [{ name, values }] });
        const zones = (args: object, provider: object = IRELAND): CloudAnswer | undefined =>
            ask("index.getAvailabilityZones", { ...args }, provider);
        assert.deepEqual(names(zones(filters("zone-name", "eu-west-1b"))), ["eu-west-1b"]);
        assert.deepEqual(names(zones({ excludeNames: ["eu-west-1a"] })), ["eu-west-1b", "eu-west-1c"]);
        assert.equal((names(zones(filters("opt-in-status", "opt-in-not-required"))) as string[]).length, 3);
        assert.deepEqual(names(zones(filters("opt-in-status", "opt-in-not-required"), { region: "mx-central-1" })), []);
        assert.equal(zones({ allAvailabilityZones: true }), undefined);
        assert.equal(zones(filters("parent-zone-name", "x")), undefined);
        assert.equal(zones({}, { region: "moon-north-1" }), undefined);
    });

    it("do not claim to know which two zones of us-west-1 an account has", () => {
        assert.deepEqual(ask("index.getAvailabilityZones", {}, { region: "us-west-1" })?.madeUp, ["names", "zoneIds"]);
    });

    it("give AWS's own accounts, zones and users as published", () => {
        assert.equal(ask("elb.getServiceAccount")?.result.arn, "arn:aws:iam::156460612806:root");
        assert.equal(ask("elb.getServiceAccount", {}, { region: "me-central-1" }), undefined);
        assert.equal(ask("lb.getHostedZoneId", { loadBalancerType: "network" })?.result.id, "Z2IFOLAFXWLO4F");
        assert.match(String(ask("cloudfront.getLogDeliveryCanonicalUserId")?.result.id), /^c4c1ede6/);
    });

    it("take apart an ARN, and name service principals", () => {
        const parts = ask("index.getArn", { arn: "arn:aws:rds:eu-west-1:111111111111:db:orders" });
        assert.deepEqual(parts?.basis, "exact");
        assert.equal(parts?.result.resource, "db:orders");
        assert.equal(ask("index.getServicePrincipal", { serviceName: "logs" })?.result.name, "logs.amazonaws.com");
        const china = ask("index.getServicePrincipal", { serviceName: "logs" }, { region: "cn-north-1" });
        assert.equal(china?.result.name, "logs.amazonaws.com.cn");
    });

    it("know what was asked for, and make up the rest", () => {
        const image = ask("ec2.getAmi", {
            owners: ["amazon"],
            mostRecent: true,
            filters: [{ name: "name", values: ["al2023-ami-2023.*-arm64"] }],
        });
        assert.match(String(image?.result.id), /^ami-0[0-9a-f]{16}$/);
        assert.equal(image?.result.name, "al2023-ami-2023.20240101-arm64");
        assert.equal(image?.result.architecture, "arm64");
        for (const known of ["owners", "mostRecent", "filters", "region"]) {
            assert.equal(image?.madeUp.includes(known), false, known);
        }
        assert.ok(image?.madeUp.includes("id"));
    });

    it("are the same each time, others for another question, and vary on request", () => {
        const id = (name: string, variation = ""): unknown =>
            ask("route53.getZone", { name }, IRELAND, variation)?.result.zoneId;
        assert.equal(id("a.example"), id("a.example"));
        assert.notEqual(id("a.example"), id("b.example"));
        assert.notEqual(id("a.example"), id("a.example", "other"));
    });

    it("find a subnet in each zone, and each subnet in its own", () => {
        const { ids } = ask("ec2.getSubnets", { filters: [{ name: "vpc-id", values: ["vpc-1"] }] })?.result as {
            ids: string[];
        };
        assert.equal(new Set(ids).size, 3);
        const zones = ids.map((id) => ask("ec2.getSubnet", { id })?.result.availabilityZone);
        assert.deepEqual(zones, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    });

    it("mark tokens and passwords as secret", () => {
        assert.deepEqual(ask("eks.getClusterAuth", { name: "c" })?.secrets, ["token"]);
        assert.deepEqual(ask("ecr.getAuthorizationToken")?.secrets, ["authorizationToken", "password"]);
    });

    it("are none for a secret, or for a parameter of the account's own", () => {
        assert.equal(ask("secretsmanager.getSecretVersion", { secretId: "s" }), undefined);
        assert.equal(ask("ssm.getParameter", { name: "/shop/password" }), undefined);
        const name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
        assert.match(String(ask("ssm.getParameter", { name })?.result.value), /^ami-0/);
    });

    it("hold exactly the results that the SDK declares", () => {
        const { resolve } = createRequire(import.meta.url);
        const args: Record<string, unknown> = {
            name: "n",
            arn: "arn:aws:iam::111111111111:role/n",
            serviceName: "s3",
            version: "17.1",
            engine: "postgres",
            instanceClass: "db.t4g.medium",
            addonName: "vpc-cni",
            registryId: "111111111111",
            keyId: "alias/n",
            userName: "n",
            kubernetesVersion: "1.33",
        };
        for (const token of answeredTokens()) {
            const [, module, name] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
            const file = resolve(`@pulumi/aws/${module === "index" ? "" : `${module}/`}${name}.d.ts`);
            const declared = /export interface \w+Result \{([\s\S]*?)\n\}/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
            const all = [...declared.matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, property]) => property);
            const needed = [...declared.matchAll(/^ {4}readonly (\w+):/gm)].map(([, property]) => property);
            const asked =
                token === "aws:index/getAvailabilityZone:getAvailabilityZone"
                    ? { name: "eu-west-1a" }
                    : token.includes("ssm/")
                      ? { name: "/aws/service/bottlerocket/x" }
                      : args;
            const answer = answerInvoke({ token, args: asked, target: providerTarget(IRELAND) });
            const given = Object.keys(answer?.result ?? {}).filter((key) => !(key in asked));
            assert.deepEqual(
                needed.filter((key) => !(String(key) in (answer?.result ?? {}))),
                [],
                token,
            );
            assert.deepEqual(
                given.filter((key) => key !== "region" && !all.includes(key)),
                [],
                token,
            );
        }
    });
});
