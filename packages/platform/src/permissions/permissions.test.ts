import assert from "node:assert/strict";
import { evaluate, type Request } from "@plinth/roles/evaluate";
import { checkStatements, LIMITS, policyDocument, sizeOf, type Statement } from "@plinth/roles/plan";
import { externalDnsGrants } from "./externalDns.ts";
import { externalSecretsGrants } from "./externalSecrets.ts";
import { type Grant, type PlatformPlace } from "./grants.ts";
import { loadBalancerControllerGrants } from "./loadBalancerController.ts";
import { alertmanagerGrants, gatewayGrants } from "./telemetry.ts";

const place: PlatformPlace = { account: "222222222222", region: "eu-west-1", partition: "aws" };

function allows(grants: readonly Grant[], request: Request): boolean {
    const plain = grants as readonly Statement[];
    assert.deepEqual(checkStatements(plain, "policy"), []);
    return evaluate({ identity: [policyDocument(plain)] }, request).allowed;
}

describe("what external-dns may do", () => {
    const grants = externalDnsGrants("aws", { "dev.example.com": "Z1" });
    const change = (zone: string, ...types: string[]): Request => ({
        action: "route53:ChangeResourceRecordSets",
        resource: `arn:aws:route53:::hostedzone/${zone}`,
        context: { "route53:ChangeResourceRecordSetsRecordTypes": types },
    });

    it("is to change addresses and its notes in the zones that are named", () => {
        assert.ok(allows(grants, change("Z1", "A", "TXT")));
        assert.ok(
            allows(grants, { action: "route53:ListResourceRecordSets", resource: "arn:aws:route53:::hostedzone/Z1" }),
        );
    });

    it("is nothing in another zone", () => {
        assert.ok(!allows(grants, change("Z2", "A")));
        assert.ok(
            !allows(grants, { action: "route53:ListResourceRecordSets", resource: "arn:aws:route53:::hostedzone/Z2" }),
        );
    });

    it("is not to hand on the zone, or to say who issues certificates for it", () => {
        for (const type of ["NS", "CAA", "MX", "SOA"]) assert.ok(!allows(grants, change("Z1", "A", type)), type);
        assert.ok(!allows(grants, { action: "route53:DeleteHostedZone", resource: "arn:aws:route53:::hostedzone/Z1" }));
    });
});

describe("what External Secrets may read", () => {
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}`;
    const grants = externalSecretsGrants(place, { prefixes: ["plinth/dev/"], names: ["on-call/webhook"], keyArns: [] });
    const read = (name: string): Request => ({ action: "secretsmanager:GetSecretValue", resource: arn(name) });
    const decrypt = (name: string, through: string): Request => ({
        action: "kms:Decrypt",
        resource: "arn:aws:kms:eu-west-1:222222222222:key/1",
        context: { "kms:ViaService": through, "kms:EncryptionContext:SecretARN": arn(name) },
    });
    const MANAGER = "secretsmanager.eu-west-1.amazonaws.com";

    it("is secrets below the prefixes, and those of the platform by name", () => {
        assert.ok(allows(grants, read("plinth/dev/stripe-AbCdEf")));
        assert.ok(allows(grants, read("on-call/webhook-AbCdEf")));
    });

    it("is no other secret, not even one whose name begins alike", () => {
        for (const name of [
            "plinth/development/x-AbCdEf",
            "plinth/prod/x-AbCdEf",
            "on-call/webhook2-AbCdEf",
            "on-call/webhook-a-AbCdEf",
        ])
            assert.ok(!allows(grants, read(name)), name);
    });

    it("is never written", () => {
        assert.ok(!allows(grants, { action: "secretsmanager:PutSecretValue", resource: arn("plinth/dev/x-AbCdEf") }));
    });

    it("is opened for these secrets alone, and through Secrets Manager", () => {
        assert.ok(allows(grants, decrypt("plinth/dev/stripe-AbCdEf", MANAGER)));
        assert.ok(!allows(grants, decrypt("plinth/prod/x-AbCdEf", MANAGER)));
        assert.ok(!allows(grants, decrypt("plinth/dev/stripe-AbCdEf", "s3.eu-west-1.amazonaws.com")));
    });

    it("is opened with the named keys alone, where keys are named", () => {
        const key = "arn:aws:kms:eu-west-1:222222222222:key/2";
        const named = externalSecretsGrants(place, { prefixes: ["plinth/dev/"], names: [], keyArns: [key] });
        assert.ok(!allows(named, decrypt("plinth/dev/stripe-AbCdEf", MANAGER)));
        assert.ok(allows(named, { ...decrypt("plinth/dev/stripe-AbCdEf", MANAGER), resource: key }));
    });
});

describe("what the load balancer controller may do", () => {
    const grants = loadBalancerControllerGrants(place);
    const CLUSTER = "elbv2.k8s.aws/cluster";
    const balancer = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/k8s-1/1";
    const group = "arn:aws:ec2:eu-west-1:222222222222:security-group/sg-1";

    it("is to change load balancers with the tag of a cluster, and no others", () => {
        const remove: Request = { action: "elasticloadbalancing:DeleteLoadBalancer", resource: balancer };
        assert.ok(allows(grants, { ...remove, context: { [`aws:ResourceTag/${CLUSTER}`]: "main" } }));
        assert.ok(!allows(grants, remove));
    });

    it("is to make load balancers only with that tag", () => {
        const make: Request = { action: "elasticloadbalancing:CreateLoadBalancer", resource: balancer };
        assert.ok(allows(grants, { ...make, context: { [`aws:RequestTag/${CLUSTER}`]: "main" } }));
        assert.ok(!allows(grants, make));
    });

    it("is not to delete security groups of others, and never to take the tag away from what has it", () => {
        assert.ok(!allows(grants, { action: "ec2:DeleteSecurityGroup", resource: group }));
        assert.ok(
            !allows(grants, {
                action: "ec2:DeleteTags",
                resource: group,
                context: { [`aws:RequestTag/${CLUSTER}`]: "main", [`aws:ResourceTag/${CLUSTER}`]: "main" },
            }),
        );
    });

    it("is what the project publishes, without what the values switch off", () => {
        const actions = grants.flatMap((grant) => grant.actions);
        assert.ok(!actions.some((action) => /^(shield|waf-regional|cognito-idp|iam:.*ServerCert)/.test(action)));
        for (const action of [
            "wafv2:AssociateWebACL",
            "elasticloadbalancing:CreateRule",
            "ec2:GetSecurityGroupsForVpc",
        ])
            assert.ok(actions.includes(action), action);
    });

    it("stays in its account and region, and fits into a role", () => {
        const elsewhere = balancer.replace("222222222222", "333333333333");
        assert.ok(!allows(grants, { action: "elasticloadbalancing:CreateListener", resource: elsewhere }));
        assert.ok(allows(grants, { action: "elasticloadbalancing:CreateListener", resource: balancer }));
        assert.ok(sizeOf(policyDocument(grants as readonly Statement[])) <= LIMITS.inlineOfRole);
    });
});

describe("what telemetry may do", () => {
    const topic = "arn:aws:sns:eu-west-1:222222222222:page";

    it("is for Alertmanager to publish to the environment's topics", () => {
        const grants = alertmanagerGrants(place, { topicArns: [topic, topic], keyArns: [] });
        assert.ok(allows(grants, { action: "sns:Publish", resource: topic }));
        assert.ok(!allows(grants, { action: "sns:Publish", resource: `${topic}-2` }));
        assert.deepEqual(alertmanagerGrants(place, { topicArns: [], keyArns: [] }), []);
    });

    it("is for the gateway to hand on traces, and nothing where it hands on none", () => {
        assert.ok(allows(gatewayGrants({ traces: "xray" }), { action: "xray:PutTraceSegments" }));
        assert.deepEqual(gatewayGrants({ traces: "none" }), []);
    });
});
