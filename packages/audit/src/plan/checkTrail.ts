import type { Check, Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import { checkAccessLogs, checkLock, checkStorage } from "./checkBucket.ts";
import { eventSelectors } from "./eventSelectors.ts";
import type { AuditTrailShape, DataEventsShape, OrganizationShape } from "./shape.ts";

/** CloudTrail User Guide, "Quotas in AWS CloudTrail": values of all conditions of all advanced event selectors. */
export const MOST_SELECTOR_VALUES = 500;
const ACCOUNT = /^\d{12}$/;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const EVENTS_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** What is refused of a trail's shape, by settings and by the component alike. */
export const trailChecks: readonly Check<AuditTrailShape>[] = [
    { reads: ["lock"], check: ({ lock }) => checkLock(lock) },
    { reads: ["storage", "lock"], check: ({ storage, lock }) => checkStorage(storage ?? {}, lock) },
    { reads: ["accessLogs"], check: ({ accessLogs }) => checkAccessLogs(accessLogs) },
    {
        reads: ["logRetentionDays"],
        check: ({ logRetentionDays }) => checkRetention("logRetentionDays", logRetentionDays),
    },
    { reads: ["organization"], check: ({ organization }) => checkOrganization(organization) },
    { reads: ["dataEvents"], check: ({ dataEvents = {} }) => Object.entries(dataEvents).flatMap(checkEvents) },
    { reads: ["dataEvents", "excludedSources"], check: checkNumber },
];

function checkOrganization(organization: OrganizationShape | undefined): Violation[] {
    if (organization === undefined) return [];
    const { id, managementAccount, accounts = [] } = organization;
    const problems: Violation[] = [];
    const refuse = (path: (string | number)[], rule: string, value: unknown, fix: string): void => {
        problems.push({ path: ["organization", ...path], rule, value, fix });
    };
    // AWS Organizations API Reference, Organization, Id.
    if (!/^o-[a-z0-9]{10,32}$/.test(id)) {
        refuse(
            ["id"],
            "must be an organisation's id such as o-a1b2c3d4e5",
            id,
            "aws organizations describe-organization",
        );
    }
    if (managementAccount !== undefined && !ACCOUNT.test(managementAccount)) {
        const fix = "write the management account's id in quotes";
        refuse(["managementAccount"], "must be an AWS account id of 12 digits", managementAccount, fix);
    }
    accounts.forEach((account, index) => {
        if (!ACCOUNT.test(account)) {
            const fix = "write the account's id in quotes";
            refuse(["accounts", index], "must be an AWS account id of 12 digits", account, fix);
        }
        if (accounts.indexOf(account) < index) {
            refuse(["accounts", index], "must not name an account twice", account, "remove one of them");
        }
    });
    return problems;
}

function checkEvents([name, events]: [string, DataEventsShape]): Violation[] {
    const problems: Violation[] = [];
    const path = ["dataEvents", name];
    if (!EVENTS_NAME.test(name) || name === "management") {
        problems.push({
            path,
            rule: "must have a name of up to 63 lower-case letters, digits and hyphens, other than management",
            value: name,
            fix: "rename it",
        });
    }
    const [key, named, pattern, what] = targets(events);
    if (named === "all") return problems;
    if (named.length === 0) {
        const fix = `name at least one, write all, or remove dataEvents.${name}`;
        problems.push({ path: [...path, key], rule: `must name ${what}s, or be all`, value: named, fix });
    }
    named.forEach((one, index) => {
        if (pattern.test(one)) return;
        const rule = key === "buckets" ? "must be the name of a bucket" : `must be the ARN of a ${what}`;
        problems.push({ path: [...path, key, index], rule, value: one, fix: `write a ${what} as AWS names it` });
    });
    return problems;
}

function targets(events: DataEventsShape): readonly [string, readonly string[] | "all", RegExp, string] {
    switch (events.of) {
        case "s3":
            return ["buckets", events.buckets, BUCKET, "bucket"];
        case "lambda":
            return ["functions", events.functions, /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+$/, "function"];
        case "dynamodb":
            return ["tables", events.tables, /^arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+$/, "table"];
    }
}

function checkNumber(shape: AuditTrailShape): Violation[] {
    const values = eventSelectors(shape, "aws", ["own", "its access logs"])
        .flatMap(({ fieldSelectors }) => fieldSelectors)
        .map(({ equals = [], startsWiths = [], notEquals = [], notStartsWiths = [] }) =>
            [equals, startsWiths, notEquals, notStartsWiths].reduce((sum, { length }) => sum + length, 0),
        )
        .reduce((sum, count) => sum + count, 0);
    if (values <= MOST_SELECTOR_VALUES) return [];
    return [
        {
            path: ["dataEvents"],
            rule: `must not come to more than ${MOST_SELECTOR_VALUES} values in a trail's selectors`,
            value: values,
            fix: "write all where most are named, or make a second trail",
        },
    ];
}
