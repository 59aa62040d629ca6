import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { BALANCER, cloudFront, regional } from "./testdata/webAclArgs.ts";
import { WebAcl } from "./webAcl.ts";
import type { WebAclArgs } from "./webAclArgs.ts";

const ACL = "aws:wafv2/webAcl:WebAcl";
const SET = "aws:wafv2/ipSet:IpSet";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";

interface Rule {
    readonly name: string;
    readonly priority: number;
    readonly action?: unknown;
    readonly overrideAction?: unknown;
    readonly statement: Record<string, Record<string, unknown>>;
    readonly visibilityConfig: { readonly metricName: string };
}

const made = (args: Partial<WebAclArgs> = {}) =>
    record(() => new WebAcl("shop", { ...regional, ...args } as WebAclArgs));

async function rulesOf(args: Partial<WebAclArgs> = {}): Promise<Record<string, Rule>> {
    const rules = (await made(args)).only(ACL)["rules"] as Rule[];
    return Object.fromEntries(rules.map((rule) => [rule.name, rule]));
}

describe("WebAcl", () => {
    it("has the basic groups of AWS and a limit by address, which all count at first", async () => {
        const rules = await rulesOf();
        assert.deepEqual(Object.keys(rules), ["rate", "ipReputation", "knownBadInputs", "common", "sqlInjection"]);
        assert.deepEqual(rules["rate"]?.action, { count: {} });
        for (const name of ["ipReputation", "knownBadInputs", "common", "sqlInjection"]) {
            assert.deepEqual(rules[name]?.overrideAction, { count: {} }, name);
            assert.equal(rules[name].action, undefined, name);
        }
        assert.deepEqual(rules["common"]?.statement, {
            managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
        });
    });

    it("blocks when it is told to, but for groups and rules that still count", async () => {
        const rules = await rulesOf({
            mode: "block",
            groups: { sqlInjection: "count", common: { countRules: ["SizeRestrictions_BODY"] }, knownBadInputs: "off" },
        });
        assert.deepEqual(rules["rate"]?.action, { block: {} });
        assert.deepEqual(rules["ipReputation"]?.overrideAction, { none: {} });
        assert.deepEqual(rules["sqlInjection"]?.overrideAction, { count: {} });
        assert.equal(rules["knownBadInputs"], undefined);
        assert.deepEqual(rules["common"]?.statement["managedRuleGroupStatement"]?.["ruleActionOverrides"], [
            { name: "SizeRestrictions_BODY", actionToUse: { count: {} } },
        ]);
    });

    it("limits addresses by the window it is given", async () => {
        const { rate } = await rulesOf({ rate: { limit: 100, windowSeconds: 60, mode: "block" } });
        assert.deepEqual(rate?.action, { block: {} });
        assert.deepEqual(rate.statement, {
            rateBasedStatement: { aggregateKeyType: "IP", limit: 100, evaluationWindowSec: 60 },
        });
        assert.equal((await rulesOf({ rate: "off" }))["rate"], undefined);
    });

    it("narrows rules to paths, one or several", async () => {
        const begins = (searchString: string) => ({
            byteMatchStatement: {
                searchString,
                positionalConstraint: "STARTS_WITH",
                fieldToMatch: { uriPath: {} },
                textTransformations: [{ priority: 0, type: "NONE" }],
            },
        });
        const rules = await rulesOf({
            rate: { limit: 100, only: { paths: ["/login"] } },
            groups: { common: { only: { paths: ["/web/", "/api/"] } } },
        });
        assert.deepEqual(rules["rate"]?.statement["rateBasedStatement"]?.["scopeDownStatement"], begins("/login"));
        assert.deepEqual(rules["common"]?.statement["managedRuleGroupStatement"]?.["scopeDownStatement"], {
            orStatement: { statements: [begins("/api/"), begins("/web/")] },
        });
    });

    it("has Bot Control only where its price is accepted", async () => {
        const { botControl } = await rulesOf({
            mode: "block",
            botControl: { inspection: "targeted", extraPrice: "accepted", mode: "count" },
        });
        assert.deepEqual(botControl?.overrideAction, { count: {} });
        assert.deepEqual(botControl.statement["managedRuleGroupStatement"], {
            vendorName: "AWS",
            name: "AWSManagedRulesBotControlRuleSet",
            managedRuleGroupConfigs: [{ awsManagedRulesBotControlRuleSet: { inspectionLevel: "TARGETED" } }],
        });
    });

    it("blocks and lets pass addresses of both kinds, whatever the mode, before any other rule", async () => {
        const recording = await made({ deny: ["203.0.113.0/24", "2001:db8::/32"], allow: ["198.51.100.7/32"] });
        const sets = recording
            .all(SET)
            .map(({ name, inputs }) => [name, inputs["ipAddressVersion"], inputs["addresses"]]);
        assert.deepEqual(sets, [
            ["shop-deny-ipv4", "IPV4", ["203.0.113.0/24"]],
            ["shop-deny-ipv6", "IPV6", ["2001:db8::/32"]],
            ["shop-allow-ipv4", "IPV4", ["198.51.100.7/32"]],
        ]);
        const rules = recording.only(ACL)["rules"] as Rule[];
        const first = rules.slice(0, 3).map(({ name, priority, action }) => [name, priority, action]);
        assert.deepEqual(first, [
            ["deny-ipv4", 0, { block: {} }],
            ["deny-ipv6", 1, { block: {} }],
            ["allow-ipv4", 10, { allow: {} }],
        ]);
        const arn = rules[0]?.statement["ipSetReferenceStatement"]?.["arn"];
        assert.match(String(arn), /:regional\/ipset\/shop-deny-ipv4-/);
    });

    it("runs rule groups of one's own behind those of AWS", async () => {
        const arn = "arn:aws:wafv2:eu-west-1:444444444444:regional/rulegroup/checkout/7b1e";
        const { checkout } = await rulesOf({
            ruleGroups: { checkout: { arn, capacity: 50, order: 5, mode: "block" } },
        });
        assert.deepEqual([checkout?.priority, checkout?.overrideAction], [1005, { none: {} }]);
        assert.deepEqual(checkout?.statement, { ruleGroupReferenceStatement: { arn } });
    });

    it("counts each rule under a metric of its own, below a name that says whose the web ACL is", async () => {
        const recording = await record(() => new WebAcl("shop", regional), { project: "edge.eu", stack: "prod" });
        const acl = recording.only(ACL);
        const metrics = (acl["rules"] as Rule[]).map((rule) => rule.visibilityConfig.metricName);
        assert.deepEqual(metrics, ["rate", "ipReputation", "knownBadInputs", "common", "sqlInjection"]);
        assert.equal(acl["name"], "edge-eu-prod-shop");
        assert.equal(recording.resource(ACL, "shop-acl").options.deleteBeforeReplace, true);
        assert.deepEqual(acl["visibilityConfig"], {
            metricName: "edge-eu-prod-shop",
            cloudwatchMetricsEnabled: true,
            sampledRequestsEnabled: true,
        });
    });

    it("has alarms of what it blocks and counts, by its name and region", async () => {
        const recording = await record(() => new WebAcl("shop", regional), { project: "edge", stack: "prod" });
        const alarms = recording.all("aws:cloudwatch/metricAlarm:MetricAlarm");
        assert.deepEqual(
            alarms.map(({ name, inputs }) => [name, inputs["threshold"], inputs["treatMissingData"]]),
            [
                ["shop-blocked-high-alarm", 25, "notBreaching"],
                ["shop-counted-high-alarm", 5, "notBreaching"],
            ],
        );
        const [expression, ...metrics] = alarms[0]?.inputs["metricQueries"] as {
            expression?: string;
            metric?: { metricName: string; dimensions: object };
        }[];
        assert.match(expression?.expression ?? "", /^IF\(FILL\(blocked, 0\) > 100, 100 \* blocked/);
        assert.deepEqual(
            metrics.map(({ metric }) => [metric?.metricName, metric?.dimensions]),
            ["BlockedRequests", "AllowedRequests"].map((metric) => [
                metric,
                { WebACL: "edge-prod-shop", Region: "eu-west-1", Rule: "ALL" },
            ]),
        );
        assert.equal(recording.result.widgets.graphs.length, 2);
    });

    it("has no alarm for CloudFront, whose metrics no alarm of the environment's region sees", async () => {
        const recording = await record(() => new WebAcl("shop", cloudFront));
        assert.deepEqual(recording.all("aws:cloudwatch/metricAlarm:MetricAlarm"), []);
    });

    it("logs what a rule matched to a log group it can encrypt, for a year, without what lets somebody in", async () => {
        const recording = await record(() => new WebAcl("shop", regional), { project: "edge", stack: "prod" });
        const group = recording.only(GROUP);
        assert.deepEqual([group["name"], group["retentionInDays"]], ["aws-waf-logs-edge-prod-shop", 365]);
        assert.match(String(group["kmsKeyId"]), /^arn:aws:kms:/);
        assert.match(String(recording.only(KEY)["policy"]), /log-group:aws-waf-logs-edge-prod-shop"/);
        const { redactedFields, loggingFilter, logDestinationConfigs, resourceArn } = recording.only(LOGGING);
        assert.deepEqual(redactedFields, [
            { singleHeader: { name: "authorization" } },
            { singleHeader: { name: "cookie" } },
        ]);
        const { defaultBehavior, filters } = loggingFilter as { defaultBehavior: string; filters: unknown[] };
        assert.equal(defaultBehavior, "DROP");
        assert.match(JSON.stringify(filters), /"BLOCK".*"COUNT"/);
        assert.match(String((logDestinationConfigs as string[])[0]), /log-group:aws-waf-logs-edge-prod-shop$/);
        assert.equal(resourceArn, await recording.known(recording.result.arn));
    });

    it("logs everything, to a bucket, where that is asked for", async () => {
        const bucketArn = "arn:aws:s3:::aws-waf-logs-shop";
        const recording = await made({ logs: { to: "bucket", bucketArn, requests: "all" } });
        assert.deepEqual(recording.only(LOGGING)["logDestinationConfigs"], [bucketArn]);
        assert.equal(recording.only(LOGGING)["loggingFilter"], undefined);
        assert.deepEqual([...recording.all(GROUP), ...recording.all(KEY)], []);
    });

    it("protects the key its logs are read with, unless that is switched off", async () => {
        const isProtected = async (args: Partial<WebAclArgs>) =>
            (await made(args)).resource(KEY, "shop-logs-key").options.protect === true;
        assert.deepEqual([await isProtected({}), await isProtected({ protect: false })], [true, false]);
    });

    it("stands before load balancers, each by a name of its own: one more only creates", async () => {
        const urns = async (protects: Record<string, pulumi.Input<string>>) => (await made({ protects })).urns();
        const one = await urns({ web: BALANCER });
        const two = await urns({ api: pulumi.output(BALANCER), web: BALANCER });
        assert.deepEqual(
            two.filter((urn) => !one.includes(urn)),
            [`urn:pulumi:stack::project::plinth:waf:WebAcl$${ASSOCIATION}::shop-before-api`],
        );
        assert.deepEqual(
            one.filter((urn) => !two.includes(urn)),
            [],
        );
    });

    it("stands in us-east-1 for CloudFront, with all it needs", async () => {
        const recording = await record(() => new WebAcl("shop", { ...cloudFront, deny: ["203.0.113.0/24"] }));
        for (const type of [ACL, SET, LOGGING, GROUP, KEY]) {
            assert.equal(recording.only(type)["region"], "us-east-1", type);
        }
        assert.equal(recording.only(ACL)["scope"], "CLOUDFRONT");
        assert.equal(recording.only(SET)["scope"], "CLOUDFRONT");
        assert.match(String(recording.only(KEY)["policy"]), /logs\.us-east-1\.amazonaws\.com/);
        assert.match(await recording.known(recording.result.arn), /^arn:aws:wafv2:us-east-1:\d+:global\/webacl\//);
    });

    it("leaves the region to the provider before load balancers", async () => {
        const recording = await made({ deny: ["203.0.113.0/24"], protects: { web: BALANCER } });
        for (const type of [ACL, SET, LOGGING, GROUP, ASSOCIATION])
            assert.equal(recording.only(type)["region"], undefined, type);
        assert.equal(recording.only(ACL)["scope"], "REGIONAL");
    });

    it("says how many capacity units its rules need", async () => {
        assert.equal((await made()).result.capacity, 1127);
    });
});
