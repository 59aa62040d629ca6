import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { BALANCER, cloudFront, home, regional } from "./testdata/webAclArgs.ts";
import { WebAcl } from "./webAcl.ts";
import type { WebAclArgs, WebAclLogs } from "./webAclArgs.ts";

function refused(args: object) {
    try {
        new WebAcl("shop", { ...regional, ...args } as WebAclArgs);
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^web ACL "shop": /);
        return error.problems;
    }
    return assert.fail("accepted");
}

const rules = (args: object): string[] => refused(args).map(({ path, rule }) => `${path}: ${rule}`);

describe("WebAcl", () => {
    it("refuses wrong arguments, all at once, before anything registers", () => {
        const problems = refused({
            scope: "global",
            account: "1",
            region: "Ireland",
            groups: { linux: "block", common: { countRules: [""] } },
            rate: { limit: 9, windowSeconds: 30 },
            allow: ["10.0.0.1/8"],
            deny: ["0.0.0.0/0", "::/0", "2001:db8::/200"],
            redactedHeaders: ["Authorization"],
            logs: { to: "cloudWatch", retentionDays: 8 },
        });
        assert.deepEqual(
            problems.map(({ path }) => path),
            [
                "scope",
                "account",
                "region",
                "groups.linux",
                "groups.common.countRules",
                "rate.limit",
                "rate.windowSeconds",
                "allow[0]",
                "deny[0]",
                "deny[1]",
                "deny[2]",
                "redactedHeaders[0]",
                "logs.retentionDays",
            ],
        );
    });

    it("refuses limits and windows AWS does not have", () => {
        assert.deepEqual(refused({ rate: { limit: 9 } }), [
            {
                path: "rate.limit",
                rule: "must be a whole number from 10 to 2000000000",
                value: 9,
                fix: "write how many requests one address may send within the window, or rate: off",
            },
        ]);
        assert.deepEqual(rules({ rate: { limit: 2_000_000_001 } }), [
            "rate.limit: must be a whole number from 10 to 2000000000",
        ]);
        assert.deepEqual(rules({ rate: { limit: 10, windowSeconds: 90 } }), [
            "rate.windowSeconds: must be one of 60, 120, 300, 600",
        ]);
    });

    it("refuses more capacity than a web ACL has", () => {
        const arn = "arn:aws:wafv2:eu-west-1:444444444444:regional/rulegroup/own/7b1e";
        assert.deepEqual(refused({ ruleGroups: { own: { arn, capacity: 3874, order: 1 } } }), [
            {
                path: "",
                rule: "rules must need at most 5000 capacity units together",
                value: 5001,
                fix: "switch a group off, or give a part of the traffic a web ACL of its own",
            },
        ]);
        new WebAcl("shop", { ...regional, ruleGroups: { own: { arn, capacity: 3873, order: 1 } } });
    });

    it("refuses groups of one's own without a place, a name or an ARN", () => {
        const arn = "arn:aws:wafv2:eu-west-1:444444444444:regional/rulegroup/own/7b1e";
        const group = { arn, capacity: 10, order: 1 };
        assert.deepEqual(
            rules({ ruleGroups: { one: group, other: group, common: { arn: "own", capacity: 0, order: 101 } } }),
            [
                "ruleGroups.one.order: must be a whole number from 1 to 100 that no other group has",
                "ruleGroups.other.order: must be a whole number from 1 to 100 that no other group has",
                "ruleGroups.common: must be a name of its own with letters, digits, - and _",
                "ruleGroups.common.arn: must be the ARN of a WAF rule group",
                "ruleGroups.common.capacity: must be a whole number from 1 to 5000",
                "ruleGroups.common.order: must be a whole number from 1 to 100 that no other group has",
            ],
        );
    });

    it("refuses Bot Control among the groups, whose price nobody has accepted there", () => {
        assert.deepEqual(
            refused({ groups: { botControl: "block" } }).map(({ path, fix }) => [path, fix]),
            [["groups.botControl", "write botControl beside groups"]],
        );
    });

    it("refuses to stand before what passes packets, and what is nothing it stands before", () => {
        const network = BALANCER.replace("/app/", "/net/");
        assert.deepEqual(rules({ protects: { web: network, queue: "arn:aws:sqs:eu-west-1:444444444444:orders" } }), [
            "protects.web: must not be a network or gateway load balancer: WAF reads requests, they pass packets",
            "protects.queue: must be the ARN of something WAF stands before",
        ]);
        assert.deepEqual(rules({ protects: { "Web Shop": BALANCER } }), [
            "protects.Web Shop: must be a name with small letters, digits and hyphens: a resource carries it",
        ]);
    });

    it("refuses load balancers behind a web ACL of CloudFront", () => {
        assert.deepEqual(rules({ ...cloudFront, protects: { web: BALANCER } }), [
            "protects: must be left out with scope: cloudFront",
        ]);
    });

    it("refuses a bucket of another name than AWS takes", () => {
        assert.deepEqual(rules({ logs: { to: "bucket", bucketArn: "arn:aws:s3:::shop-logs" } }), [
            "logs.bucketArn: must be the ARN of a bucket whose name begins with aws-waf-logs-: AWS takes no other",
        ]);
    });

    it("refuses paths that are none, too many, or twice the same", () => {
        const only = (...paths: string[]) => rules({ groups: { common: { only: { paths } } } });
        const count = "groups.common.only.paths: must name one to 10 paths, each once";
        assert.deepEqual(only(), [count]);
        assert.deepEqual(only("/a", "/a"), [count]);
        assert.deepEqual(only(...Array.from({ length: 11 }, (_, index) => `/${index}`)), [count]);
        assert.deepEqual(only("api", `/${"a".repeat(200)}`), [
            "groups.common.only.paths[0]: must be the beginning of a path with its slash, at most 200 bytes",
            "groups.common.only.paths[1]: must be the beginning of a path with its slash, at most 200 bytes",
        ]);
    });

    it("refuses an address that is let pass and blocked", () => {
        const address = "203.0.113.0/24";
        assert.deepEqual(rules({ allow: [address], deny: [address] }), [
            "allow: must not name what deny names: it is denied first",
        ]);
    });

    it("refuses more headers and addresses than AWS takes", () => {
        const headers = Array.from({ length: 101 }, (_, index) => `x-${index}`);
        assert.deepEqual(rules({ redactedHeaders: headers }), ["redactedHeaders: must have at most 100 headers"]);
        const deny = Array.from({ length: 10_001 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
        assert.deepEqual(rules({ deny }), ["deny: must have at most 10000 addresses, what one IP set holds"]);
    });

    it("does not compile with load balancers behind CloudFront, Bot Control without its price, or a bucket with a retention", () => {
        // @ts-expect-error a distribution names the web ACL itself
        const behind: WebAclArgs = { ...home, scope: "cloudFront", protects: { web: BALANCER } };
        // @ts-expect-error it is billed on its own
        const unpaid: WebAclArgs = { ...regional, botControl: { inspection: "common" } };
        // @ts-expect-error a bucket has a lifecycle of its own
        const logs: WebAclLogs = { to: "bucket", bucketArn: "arn:aws:s3:::aws-waf-logs-shop", retentionDays: 30 };
        assert.ok(behind.scope !== unpaid.scope && logs.to === "bucket");
    });
});
